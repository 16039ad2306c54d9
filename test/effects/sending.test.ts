import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type ConversationId, messageId } from '../../src/conversation/ids.ts';
import { initialState } from '../../src/conversation/initial-state.ts';
import type { ConversationState } from '../../src/conversation/state.ts';
import { withdrawUnsent } from '../../src/effects/withdraw.ts';
import type { OutgoingMessage } from '../../src/log/document.ts';
import { tryId } from '../../src/log/names.ts';
import { type FreshDatabase, freshDatabase } from '../support/database.ts';
import { eventually, recordingChannel, said, startKernel } from '../support/kernel.ts';

describe('sending', () => {
  let database: FreshDatabase;
  let kernel: Awaited<ReturnType<typeof startKernel>>;
  let conversation: ConversationId;
  let seq: number;

  beforeEach(async () => {
    database = await freshDatabase();
    kernel = await startKernel(database);
    conversation = kernel.naming.conversation('sms', '+15550101');
    seq = 0;
  });
  afterEach(async () => {
    await kernel.stop();
    await database.drop();
  });

  /** A turn on record that decided to say these things; nobody is woken for it here. */
  async function decided(texts: readonly string[], state: Partial<ConversationState> = {}) {
    seq += 1;
    const messages = texts.map(
      (text, n): OutgoingMessage => ({
        id: messageId(conversation, seq, n),
        lane: 'customer',
        author: { kind: 'bot' },
        to: { channel: 'sms', id: '+15550101' },
        reply: { text },
      }),
    );
    await kernel.log.append({
      kind: 'turn',
      stream: conversation,
      seq,
      consumes: [`input-${seq}`],
      state: { ...initialState(said('x'), false), ...state },
      messages,
      effects: [],
      why: { ms: 0 },
      open: true,
    });
    return messages;
  }
  const sent = (count: number) =>
    eventually(`${count} sent`, () => kernel.sms.posted.length >= count);
  const settled = () =>
    eventually('nothing left to do', async () => {
      return (await kernel.log.openStreams(new Date())).length === 0;
    });

  it('keeps the order of messages, over turns and failures', async () => {
    kernel.sms.order(() => ({ kind: 'retry', error: 'busy' }));
    await decided(['a', 'b']);
    await decided(['c']);
    await sent(3);
    expect(kernel.sms.texts()).toEqual(['a', 'b', 'c']);
    await settled();
  });

  it('asks the provider before it repeats a post whose answer was lost', async () => {
    const { sms } = kernel;
    sms.order((outgoing) => {
      sms.posted.push(outgoing);
      return { kind: 'unknown', error: 'socket hang up' };
    });
    await decided(['hello']);
    await settled();
    expect(sms.texts()).toEqual(['hello']);
    expect(sms.lookups()).toBeGreaterThan(0);
  });

  it('sends again when the provider does not have it', async () => {
    kernel.sms.order(() => ({ kind: 'unknown', error: 'timeout' }));
    await decided(['hello']);
    await settled();
    expect(kernel.sms.texts()).toEqual(['hello']);
  });

  it('takes over from a process that died between its attempt and its record', async () => {
    const { sms, log } = kernel;
    const id = messageId(conversation, 1, 0);
    await log.insert({
      _id: tryId(id, 1),
      kind: 'attempt',
      stream: conversation,
      of: id,
      n: 1,
      by: 'a process that is gone',
    });
    sms.posted.push({ id, to: { channel: 'sms', id: '+15550101' }, reply: { text: 'hello' } });
    await decided(['hello', 'and more']);
    await sent(2);
    await settled();
    expect(sms.texts()).toEqual(['hello', 'and more']);
  });

  it('believes a receipt that overtakes the answer to the post', async () => {
    const { sms } = kernel;
    sms.order((outgoing) => {
      void kernel.intake.receipt({ messageId: outgoing.id, providerId: 'SMx', status: 'sent' });
      return { kind: 'unknown', error: 'timeout' };
    });
    await decided(['hello']);
    await settled();
    expect(sms.posted).toEqual([]);
  });

  it('never writes to somebody who opted out since', async () => {
    kernel.sms.order(() => ({ kind: 'retry', error: 'busy', afterMs: 200 }));
    await decided(['first']);
    await decided([], { optedOut: true });
    await settled();
    expect(kernel.sms.posted).toEqual([]);
    const withdrawn = await kernel.db.collection('log').findOne({ kind: 'withdrawn' });
    expect(withdrawn?.['reason']).toContain('opted out');
  });

  it('takes back what is not on its way when a person takes over; exactly one of the two happens', async () => {
    kernel.sms.order(() => ({ kind: 'retry', error: 'busy', afterMs: 300 }));
    await decided(['one', 'two', 'three']);
    await eventually('the first try', async () =>
      Boolean(await kernel.log.find(tryId(messageId(conversation, 1, 0), 1))),
    );
    const by = { id: 'U1', name: 'Mia' };
    await decided([], {
      mode: { kind: 'person', by, card: messageId(conversation, 1, 9), since: 2 },
    });
    await withdrawUnsent(kernel.log, conversation, 2, 'Mia took over');
    await settled();
    expect(kernel.sms.posted).toEqual([]);
    const tries = await kernel.db.collection('log').countDocuments({ kind: 'withdrawn' });
    expect(tries).toBe(3);
  });

  it('gives up after its tries with a dead letter, and lets the next message pass', async () => {
    const busy = () => ({ kind: 'retry', error: 'queue overflow', code: '30001' }) as const;
    kernel.sms.order(busy, busy, busy, busy);
    await decided(['never', 'after']);
    await sent(1);
    expect(kernel.sms.texts()).toEqual(['after']);
    const dead = await kernel.db.collection('log').findOne({ kind: 'dead' });
    expect(dead).toMatchObject({ error: 'queue overflow', open: true });
  });

  it('does not try again what the provider refuses for good', async () => {
    kernel.sms.order(() => ({ kind: 'refused', error: 'no such number', code: '21211' }));
    await decided(['hello']);
    await settled();
    expect(await kernel.db.collection('log').countDocuments({ kind: 'attempt' })).toBe(1);
    expect(await kernel.db.collection('log').countDocuments({ kind: 'dead' })).toBe(1);
  });

  it('lets one of two processes post, also when both begin at once', async () => {
    const shared = recordingChannel();
    await kernel.stop();
    const [one, two] = await Promise.all([
      startKernel(database, { channel: shared, owner: 'one' }),
      startKernel(database, { channel: shared, owner: 'two' }),
    ]);
    kernel = one;
    await decided(['a', 'b', 'c', 'd']);
    two.workers.wake(conversation);
    await eventually('all sent', () => shared.posted.length >= 4);
    await settled();
    expect(shared.texts()).toEqual(['a', 'b', 'c', 'd']);
    await two.stop();
  });
});
