import { createDemoShop } from '../../src/commerce/demo-shop.ts';
import type { ConversationId, OrderId } from '../../src/conversation/ids.ts';
import type { LogEntry, MessageEntry, TurnEntry } from '../../src/log/document.ts';
import type { TwilioLedger } from '../fakes/twilio-ledger.ts';
import type { FreshDatabase } from '../support/database.ts';
import { eventually } from '../support/kernel.ts';

/** Reads what became of everything from the outside: the log, the shop's booking, the provider's ledger. */
export function judge(database: FreshDatabase, twilio: TwilioLedger) {
  const { connection } = database;
  const log = connection.getClient().db(connection.name).collection<LogEntry>('log');
  const shop = createDemoShop({ connection, clock: { now: () => new Date() } });

  const turns = (stream: ConversationId) =>
    log.find({ stream, kind: 'turn' }).sort({ seq: 1 }).toArray() as Promise<TurnEntry[]>;
  const messages = (stream: ConversationId) =>
    log.find({ stream, kind: 'message' }).sort({ at: 1 }).toArray() as Promise<MessageEntry[]>;

  return {
    log,
    shop,
    turns,
    messages,
    refunds: (order: string) => shop.refundsOf(order as OrderId),
    /** Conversations in which this address wrote. */
    async conversationOf(phone: string): Promise<ConversationId> {
      const found = await log.findOne({ kind: 'message', 'activity.from.id': phone });
      if (!found) throw new Error(`${phone} never got a message stored`);
      return found.stream as ConversationId;
    },
    /** Waits until no work is left. */
    quiet: (withinMs = 15_000) =>
      eventually(
        'no work left',
        async () => (await log.countDocuments({ open: true })) === 0,
        withinMs,
      ),
    /** Our own id rides in each callback's address: the same one twice is an answer sent twice. */
    sentTwice(): string[] {
      const callbacks = twilio.accepted.map(({ statusCallback = '' }) => statusCallback);
      return callbacks.filter((one, index) => callbacks.indexOf(one) !== index);
    },
  };
}

export type Judge = ReturnType<typeof judge>;
