import type { Commerce } from '../../src/commerce/commerce.ts';
import type { IncomingActivity } from '../../src/conversation/activity.ts';
import type { Channel, Outgoing, SendOutcome } from '../../src/conversation/channel.ts';
import { createNaming } from '../../src/conversation/conversation-id.ts';
import type { Decide, DialogDecision, DialogTurn } from '../../src/conversation/dialog-turn.ts';
import { effectKey, messageId, type OrderId } from '../../src/conversation/ids.ts';
import { createIntake } from '../../src/conversation/intake.ts';
import { createLeases } from '../../src/conversation/lease.ts';
import { quarantine } from '../../src/conversation/quarantine.ts';
import { createTurn } from '../../src/conversation/turn.ts';
import { createWorkers, type Timing } from '../../src/conversation/workers.ts';
import type { EffectRequest, OutgoingMessage, Switches } from '../../src/log/document.ts';
import { createLog, ensureLogIndexes } from '../../src/log/log.ts';
import type { Logger } from '../../src/logger.ts';
import type { Understanding, Understood } from '../../src/understanding/command.ts';
import type { FreshDatabase } from './database.ts';

const silent: Logger = { debug() {}, info() {}, warn() {}, error() {} };

export const quick: Timing = {
  turn: { quietMs: 120, patienceMs: 1_000, yieldMs: 40, retryMs: 20 },
  send: { takeOverMs: 400, freshMs: 200, backoffMs: 30, mostTries: 4 },
  effect: { takeOverMs: 400, backoffMs: 30, mostTries: 4, tellAfter: 2, waitMs: 40 },
  sweepMs: 100,
  leaseMs: 1_000,
};

/** A provider in memory that keeps what it took, and answers as ordered. */
export function recordingChannel(id = 'sms') {
  const posted: Outgoing[] = [];
  const orders: ((outgoing: Outgoing) => SendOutcome | 'take')[] = [];
  let lookups = 0;
  const channel: Channel = {
    id,
    capabilities: { maxLength: 1_600, buttons: 0, list: 0, media: true },
    async send(outgoing) {
      const outcome = orders.shift()?.(outgoing) ?? 'take';
      if (outcome !== 'take') return outcome;
      posted.push(outgoing);
      return { kind: 'sent', providerId: `SM${posted.length}` };
    },
    async find(outgoing) {
      lookups += 1;
      const index = posted.findIndex((message) => message.id === outgoing.id);
      return index < 0 ? undefined : { providerId: `SM${index + 1}` };
    },
  };
  return {
    channel,
    posted,
    texts: () => posted.map(({ reply }) => reply.text),
    lookups: () => lookups,
    order: (...coming: ((outgoing: Outgoing) => SendOutcome | 'take')[]) => orders.push(...coming),
  };
}

/** Says back what it heard; "yes" asks for a refund of R-1, a result is told. */
export const echo: Decide = async (turn) => decision(turn, [heard(turn)], effectsOf(turn));

export function decision(
  turn: DialogTurn,
  texts: readonly string[],
  effects: readonly EffectRequest[] = [],
): DialogDecision {
  const messages = texts.map(
    (text, n): OutgoingMessage => ({
      id: messageId(turn.conversation, turn.seq, n),
      lane: 'customer',
      author: { kind: 'bot' },
      to: turn.state.address,
      reply: { text },
    }),
  );
  return { state: turn.state, messages, effects, why: { step: 'echo' } };
}

function heard(turn: DialogTurn): string {
  const said = turn.messages.map(({ activity }) => activity.text).join(' / ');
  const results = turn.results.map(({ outcome }) => outcome.kind).join(' / ');
  return [said && `heard: ${said}`, results && `result: ${results}`].filter(Boolean).join('; ');
}

function effectsOf(turn: DialogTurn): EffectRequest[] {
  if (!turn.messages.some(({ activity }) => activity.text === 'yes')) return [];
  return [
    {
      key: effectKey(turn.conversation, turn.seq, 'refund'),
      action: {
        kind: 'refund',
        orderId: 'R-1' as OrderId,
        lines: [],
        amount: { minor: 500, currency: 'USD' },
        reason: 'other',
      },
      actor: { kind: 'customer' },
      subject: 'c1',
      decision: { rule: 'test', words: 'A test.' },
      confirmedBy: turn.messages[0]?._id ?? '',
    },
  ];
}

const plain = (kind: 'affirm' | 'unknown'): Understood => ({
  commands: [{ kind }],
  by: kind === 'affirm' ? 'certain' : 'rules',
  intent: kind === 'affirm' ? 'affirm' : 'other',
  confidence: 1,
  language: 'en',
});

/** "yes" is certain; the rest takes `thinkMs` and ends early when it is aborted. */
export function thinking(thinkMs = 0): Understanding & { thoughts: () => number } {
  let thoughts = 0;
  return {
    certain: ({ texts }) => (texts.join() === 'yes' ? plain('affirm') : undefined),
    async understand(_input, signal) {
      thoughts += 1;
      await new Promise<void>((resolve, reject) => {
        const timer = setTimeout(resolve, thinkMs);
        signal.addEventListener('abort', () => {
          clearTimeout(timer);
          reject(signal.reason);
        });
      });
      return plain('unknown');
    },
    thoughts: () => thoughts,
  };
}

export interface KernelOptions {
  readonly channel?: ReturnType<typeof recordingChannel>;
  /** Channels beside it. */
  readonly others?: readonly Channel[];
  readonly decide?: Decide;
  readonly understanding?: Understanding;
  readonly commerce?: Pick<Commerce, 'order' | 'perform' | 'outcomeOf'>;
  readonly switches?: () => Switches;
  readonly timing?: Timing;
  readonly owner?: string;
}

/** A process's kernel over a real database, with dialogs, channel and shop given by the test. */
export async function startKernel(database: FreshDatabase, options: KernelOptions = {}) {
  const db = database.connection.getClient().db(database.connection.name);
  await ensureLogIndexes(db);
  const timing = options.timing ?? quick;
  const sms = options.channel ?? recordingChannel();
  const owner = options.owner ?? 'one';
  const clock = { now: () => new Date() };
  const shared = {
    log: createLog({ db, clock }),
    logger: silent,
    clock,
    owner,
    random: () => 0.5,
    naming: createNaming('salt'),
    checkpoint: () => {},
    switches:
      options.switches ?? (() => ({ botPaused: false, moneyPaused: false, dialogsOff: [] })),
  };
  const intake = createIntake(shared);
  const turn = createTurn({
    ...shared,
    understanding: options.understanding ?? thinking(),
    decide: options.decide ?? echo,
    commerce: { ordersOf: async () => [], customersByPhone: async () => [] },
    desk: { channel: 'slack', id: 'C0DESK' },
    staffChannels: new Set(['slack']),
  });
  const workers = createWorkers({
    ...shared,
    turns: {
      ...shared,
      turn,
      typing: () => {},
      leases: createLeases({ db, owner, forMs: timing.leaseMs }),
      timing: timing.turn,
      quarantine: quarantine({
        desk: { channel: 'slack', id: 'C0DESK' },
        staffChannels: new Set(['slack']),
        words: { apology: () => 'sorry', card: ({ said }) => ({ text: said.join() }) },
      }),
    },
    sender: {
      ...shared,
      channels: new Map([sms.channel, ...(options.others ?? [])].map((one) => [one.id, one])),
      timing: timing.send,
      optedOut: async () => {},
    },
    executor: {
      ...shared,
      commerce: options.commerce ?? noShop,
      timing: timing.effect,
    },
    readers: [],
  });
  workers.start();
  return { ...shared, intake, workers, sms, db, stop: () => workers.stop(2_000) };
}

const noShop: Pick<Commerce, 'order' | 'perform' | 'outcomeOf'> = {
  order: async () => undefined,
  perform: () => Promise.reject(new Error('no shop in this test')),
  outcomeOf: async () => undefined,
};

let count = 0;

/** A message from `from`, with an id of its own unless the test gives one. */
export function said(text: string, options: { from?: string; id?: string } = {}): IncomingActivity {
  count += 1;
  const from = options.from ?? '+15550101';
  return {
    type: 'message',
    channelId: 'sms',
    id: options.id ?? `SM${count.toString().padStart(32, '0')}`,
    from: { id: from, name: '' },
    recipient: { id: '+15550100', name: '' },
    conversation: { id: from, name: '', isGroup: false, conversationType: 'personal' },
    text,
    channelData: {},
  };
}

/** Waits until `check` holds, or says what it waited for. */
export async function eventually(
  what: string,
  check: () => Promise<boolean> | boolean,
  withinMs = 8_000,
) {
  const deadline = Date.now() + withinMs;
  while (!(await check())) {
    if (Date.now() > deadline) throw new Error(`waited ${withinMs} ms for: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
