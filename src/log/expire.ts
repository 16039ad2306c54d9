import { type AnyBulkWriteOperation, Timestamp } from 'mongodb';
import type { ConversationId } from '../conversation/ids.ts';
import type { LogEntry } from './document.ts';
import type { Log } from './log.ts';
import { redact } from './redact.ts';

export interface Expired {
  /** Conversations that something was taken from: their rows are to be computed anew. */
  readonly conversations: readonly ConversationId[];
  readonly deleted: number;
  readonly redacted: number;
  /** Conversations left alone: something is open in them, a dead letter or a person at work. */
  readonly left: number;
}

/**
 * Ends the keeping time of what conversations' entries say that are older than `date`.
 *
 * What stays, without words or persons: messages, because their ids keep a webhook that is delivered
 * again a duplicate for ever; turns that asked something of the shop and its results, because they are
 * records of money; the newest fenced document, because numbers go on from it, and because it knows
 * that somebody wants no messages. All else is deleted.
 */
export async function expireBefore(log: Log, date: Date): Promise<Expired> {
  const until = new Timestamp({ t: Math.floor(date.getTime() / 1_000), i: 0 });
  const streams = (await log.collection.distinct('stream', {
    at: { $lt: until },
    kind: { $in: ['message', 'turn', 'claim'] },
    redacted: { $exists: false },
  })) as ConversationId[];

  const conversations: ConversationId[] = [];
  let deleted = 0;
  let redacted = 0;
  for (const stream of streams) {
    const entries = await log.read(stream);
    if (isBusy(entries)) continue;
    const work = entries.filter(({ at }) => at.lessThan(until)).flatMap(fateIn(entries));
    if (work.length === 0) continue;
    const outcome = await log.collection.bulkWrite(work, { ordered: false });
    conversations.push(stream);
    deleted += outcome.deletedCount;
    redacted += outcome.modifiedCount;
  }
  return { conversations, deleted, redacted, left: streams.length - conversations.length };
}

function isBusy(entries: readonly LogEntry[]): boolean {
  const head = headOf(entries);
  const inHand = head && 'state' in head && head.state.mode.kind !== 'bot';
  return Boolean(inHand) || entries.some(({ open }) => open);
}

function fateIn(entries: readonly LogEntry[]) {
  const head = headOf(entries);
  return (entry: LogEntry): AnyBulkWriteOperation<LogEntry>[] => {
    // Should something be opened meanwhile, it is left for the next time.
    const filter = { _id: entry._id, stream: entry.stream, open: { $exists: false } };
    const stays = entry._id === head?._id || KEPT.has(entry.kind) || asksTheShop(entry);
    if (!stays) return [{ deleteOne: { filter } }];
    return entry.redacted ? [] : [{ replaceOne: { filter, replacement: expired(entry) } }];
  };
}

const KEPT: ReadonlySet<LogEntry['kind']> = new Set(['message', 'result']);

const asksTheShop = (entry: LogEntry): boolean => entry.kind === 'turn' && entry.effects.length > 0;

/** What it sent goes with the tries and receipts of it, or it would look unsent. */
function expired(entry: LogEntry): LogEntry {
  const bare = redact(entry, 'expired');
  return bare.kind === 'turn' || bare.kind === 'claim' ? { ...bare, messages: [] } : bare;
}

function headOf(entries: readonly LogEntry[]) {
  return entries
    .filter((entry) => entry.kind === 'turn' || entry.kind === 'claim')
    .reduce<Extract<LogEntry, { kind: 'turn' | 'claim' }> | undefined>(
      (newest, entry) => (entry.seq > (newest?.seq ?? 0) ? entry : newest),
      undefined,
    );
}
