import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Commerce, ShopOutcome } from '../../src/commerce/commerce.ts';
import type { ConversationId, EffectKey } from '../../src/conversation/ids.ts';
import { findCases } from '../../src/transcripts/find-cases.ts';
import { findConversation, findConversations } from '../../src/transcripts/find-conversations.ts';
import { createProjector } from '../../src/transcripts/projector.ts';
import { readTranscript } from '../../src/transcripts/read-transcript.ts';
import type { OutgoingLine } from '../../src/transcripts/transcript.ts';
import { type FreshDatabase, freshDatabase } from '../support/database.ts';
import { eventually, type KernelOptions, quick, said, startKernel } from '../support/kernel.ts';
import { shopOfOneOrder } from './one-order.ts';

describe('transcripts', () => {
  let database: FreshDatabase;
  let stops: (() => Promise<void>)[] = [];

  beforeEach(async () => {
    database = await freshDatabase();
  });
  afterEach(async () => {
    await Promise.all(stops.map((stop) => stop()));
    stops = [];
    await database.drop();
  });

  async function service(options: KernelOptions = {}) {
    const kernel = await startKernel(database, options);
    const projector = createProjector({ ...kernel, gatherMs: 20, sweepMs: 60_000 });
    await projector.start();
    const unhear = kernel.log.onAppend(projector.onEntry);
    stops.push(async () => {
      unhear();
      await kernel.stop();
      await projector.stop();
    });
    const conversation = kernel.naming.conversation('sms', '+15550101');
    return { ...kernel, projector, conversation };
  }

  const answer = async (kernel: Awaited<ReturnType<typeof service>>) =>
    (await readTranscript(kernel.log, kernel.conversation)).find(
      (line): line is OutgoingLine => line.kind === 'outgoing',
    );

  it('tells who said what, what the bot understood, and that the answer arrived', async () => {
    const kernel = await service();
    await kernel.intake.receive(said('hello'));
    await eventually('the answer is sent', () => kernel.sms.posted.length === 1);
    await eventually(
      'it is on record',
      async () => (await answer(kernel))?.delivery.status === 'sent',
    );

    const lines = await readTranscript(kernel.log, kernel.conversation);
    expect(lines.map(({ kind }) => kind)).toEqual(['incoming', 'turn', 'outgoing']);
    expect(lines[0]).toMatchObject({
      author: { kind: 'customer' },
      text: 'hello',
      pending: false,
      readBy: 1,
    });
    expect(lines[1]).toMatchObject({ why: { step: 'echo', understood: { by: 'rules' } } });
    expect(lines[2]).toMatchObject({
      text: 'heard: hello',
      lane: 'customer',
      delivery: { status: 'sent', providerId: 'SM1' },
    });
  });

  it('never takes a delivery mark back, whichever order the receipts come in', async () => {
    const kernel = await service();
    await kernel.intake.receive(said('hello'));
    await eventually('the answer is on record', async () => {
      return (await answer(kernel))?.delivery.status === 'sent';
    });
    const messageId = (await answer(kernel))?.id;
    if (!messageId) throw new Error('no answer');
    const receipt = (status: string, errorCode?: string) =>
      kernel.intake.receipt({
        messageId,
        providerId: 'SM1',
        status,
        ...(errorCode ? { errorCode } : {}),
      });
    const marks: (string | undefined)[] = [];
    for (const status of ['queued', 'delivered', 'sent', 'read', 'delivered', 'queued']) {
      await receipt(status);
      marks.push((await answer(kernel))?.delivery.status);
    }
    expect(marks).toEqual(['sent', 'delivered', 'delivered', 'read', 'read', 'read']);
  });

  it('says with which code the provider failed', async () => {
    const kernel = await service();
    await kernel.intake.receive(said('hello'));
    await eventually('the answer is sent', async () => {
      return (await answer(kernel))?.delivery.status === 'sent';
    });
    const messageId = (await answer(kernel))?.id;
    if (!messageId) throw new Error('no answer');
    await kernel.intake.receipt({
      messageId,
      providerId: 'SM1',
      status: 'undelivered',
      errorCode: '30003',
    });
    expect((await answer(kernel))?.delivery).toMatchObject({
      status: 'undelivered',
      code: '30003',
    });
    await kernel.projector.idle();
    const row = await findConversation(kernel.db, kernel.conversation);
    expect(row?.counts.undelivered).toBe(1);
  });

  it('shows a message that nobody has read yet', async () => {
    const kernel = await service({ decide: () => new Promise(() => {}) });
    await kernel.intake.receive(said('is anybody there?'));
    const [line] = await readTranscript(kernel.log, kernel.conversation);
    expect(line).toMatchObject({ kind: 'incoming', pending: true });
    await kernel.projector.idle();
    expect((await findConversation(kernel.db, kernel.conversation))?.counts.pending).toBe(1);
  });

  it('follows a refund from the yes to its reference, as a case', async () => {
    const kernel = await service({ commerce: shopOfOneOrder() });
    await kernel.intake.receive(said('yes'));
    await eventually('the result is told', () => kernel.sms.posted.length === 2);
    await kernel.projector.idle();

    const { rows } = await findCases(kernel.db, { kind: 'refund' });
    expect(rows).toMatchObject([
      {
        conversation: kernel.conversation,
        orderId: 'R-1',
        amount: { minor: 500, currency: 'USD' },
        state: 'done',
        reference: 'RF-1',
        rule: 'test',
      },
    ]);
    const effect = (await readTranscript(kernel.log, kernel.conversation)).find(
      ({ kind }) => kind === 'effect',
    );
    expect(effect).toMatchObject({ state: 'done', reference: 'RF-1', words: 'A test.' });
    expect((await findCases(kernel.db, { state: 'dead' })).rows).toEqual([]);
    const byReference = await findConversations(kernel.db, { text: 'rf-1' });
    expect(byReference.rows.map(({ _id }) => _id)).toEqual([kernel.conversation]);
  });

  it('shows a case that the shop refuses, and one that takes longer', async () => {
    const refusal: ShopOutcome = { kind: 'refused', code: 'already_refunded', detail: 'twice' };
    const state: { up: boolean } = { up: false };
    const shop: Pick<Commerce, 'order' | 'perform' | 'outcomeOf'> = {
      ...shopOfOneOrder(),
      async perform(_key: EffectKey) {
        if (!state.up) throw new Error('the shop is down');
        return refusal;
      },
      outcomeOf: async () => undefined,
    };
    const timing = { ...quick, effect: { ...quick.effect, mostTries: 100 } };
    const kernel = await service({ commerce: shop, timing });
    const shown = async () => {
      await kernel.projector.idle();
      return (await findCases(kernel.db, {})).rows[0]?.state;
    };
    await kernel.intake.receive(said('yes'));
    await eventually('it takes longer', async () => (await shown()) === 'unsettled');
    state.up = true;
    await eventually('it is refused', async () => (await shown()) === 'refused');
  });

  it('finds conversations by who, what, when and where, and pages through them', async () => {
    const kernel = await service();
    for (let n = 0; n < 5; n += 1) {
      await kernel.intake.receive(said(`Blue mug number ${n} (50% off)`, { from: `+1555010${n}` }));
    }
    await kernel.intake.receive({
      ...said('a lamp', { from: '+15550199' }),
      from: { id: '+15550199', name: 'Ｅｍｍａ Stone' },
    });
    await eventually('all are answered', () => kernel.sms.posted.length === 6);
    await kernel.projector.idle();
    const count = async (query: Parameters<typeof findConversations>[1]) =>
      (await findConversations(kernel.db, query)).rows.length;

    expect(await count({ text: 'BLUE MUG' })).toBe(5);
    expect(await count({ text: '(50% off)' })).toBe(5);
    expect(await count({ text: '.*' })).toBe(0);
    expect(await count({ customer: 'emma' })).toBe(1);
    expect(await count({ customer: '+15550103' })).toBe(1);
    expect(await count({ channel: 'whatsapp' })).toBe(0);
    expect(await count({ status: 'bot' })).toBe(6);
    expect(await count({ status: 'person' })).toBe(0);
    expect(await count({ from: new Date(Date.now() + 60_000) })).toBe(0);
    expect(await count({ to: new Date(Date.now() + 60_000) })).toBe(6);

    const seen: ConversationId[] = [];
    let cursor: string | undefined;
    do {
      const page = await findConversations(kernel.db, { limit: 4, ...(cursor ? { cursor } : {}) });
      seen.push(...page.rows.map(({ _id }) => _id));
      cursor = page.next;
    } while (cursor);
    expect(new Set(seen).size).toBe(6);
    expect(seen.length).toBe(6);
  });

  it('rebuilds what the rows say from the log alone', async () => {
    const kernel = await service({ commerce: shopOfOneOrder() });
    await kernel.intake.receive(said('yes'));
    await kernel.intake.receive(said('hello', { from: '+15550102' }));
    await eventually('all is told', () => kernel.sms.posted.length === 3);
    await kernel.workers.stop(2_000);
    await kernel.projector.idle();
    const rows = async () => ({
      conversations: await kernel.db.collection('conversations').find().sort({ _id: 1 }).toArray(),
      cases: await kernel.db.collection('cases').find().toArray(),
    });
    const computed = await rows();
    expect(computed.conversations.length).toBe(2);
    await kernel.db.collection('conversations').deleteMany({});
    await kernel.db.collection('cases').updateMany({}, { $set: { state: 'nonsense' } });
    expect(await kernel.projector.rebuild()).toBe(2);
    expect(await rows()).toEqual(computed);
  });

  it('catches up with what happened while nobody projected', async () => {
    const kernel = await startKernel(database);
    stops.push(kernel.stop);
    await kernel.intake.receive(said('hello'));
    await eventually('it is answered', () => kernel.sms.posted.length === 1);
    const late = createProjector({ ...kernel, gatherMs: 20 });
    stops.push(late.stop);
    await late.start();
    expect((await findConversations(kernel.db, {})).rows).toMatchObject([{ channel: 'sms' }]);
  });

  it('does not let a process that knows less overwrite a row', async () => {
    const kernel = await service();
    await kernel.intake.receive(said('hello'));
    await eventually('it is answered', () => kernel.sms.posted.length === 1);
    await kernel.projector.idle();
    const row = await findConversation(kernel.db, kernel.conversation);
    if (!row) throw new Error('no row');
    const rows = kernel.db.collection<{ _id: string }>('conversations');
    const later = row.upTo.add(1_000);
    await rows.updateOne({ _id: row._id }, { $set: { upTo: later, lastText: 'of a later time' } });
    await kernel.projector.refresh(kernel.conversation);
    const kept = await findConversation(kernel.db, kernel.conversation);
    expect(kept?.lastText).toBe('of a later time');
  });
});
