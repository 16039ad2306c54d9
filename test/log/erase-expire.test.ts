import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Commerce } from '../../src/commerce/commerce.ts';
import { eraseConversation } from '../../src/log/erase.ts';
import { expireBefore } from '../../src/log/expire.ts';
import { caseRows, conversationRows, createProjector } from '../../src/transcripts/projector.ts';
import { readTranscript } from '../../src/transcripts/read-transcript.ts';
import { type FreshDatabase, freshDatabase } from '../support/database.ts';
import { eventually, type KernelOptions, said, startKernel } from '../support/kernel.ts';
import { shopOfOneOrder } from '../transcripts/one-order.ts';

const PHONE = '+15550101';
const later = () => new Date(Date.now() + 60_000);

describe('erasing and expiring', () => {
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
    const kernel = await startKernel(database, { commerce: shopOfOneOrder(), ...options });
    const projector = createProjector({ ...kernel, gatherMs: 20, sweepMs: 60_000 });
    await projector.start();
    const unhear = kernel.log.onAppend(projector.onEntry);
    stops.push(async () => {
      unhear();
      await kernel.stop();
      await projector.stop();
    });
    const conversation = kernel.naming.conversation('sms', PHONE);
    const settled = () =>
      eventually('all is settled', async () => {
        return (await kernel.db.collection('log').countDocuments({ open: true })) === 0;
      });
    const sentOnRecord = (count: number) =>
      eventually('it is on record', async () => {
        return (await kernel.db.collection('log').countDocuments({ kind: 'sent' })) === count;
      });
    /** All that the database holds, as one text. */
    const everything = async () => {
      const names = ['log', 'conversations', 'cases'];
      const all = names.map((name) => kernel.db.collection(name).find().toArray());
      return JSON.stringify(await Promise.all(all));
    };
    return { ...kernel, projector, conversation, settled, sentOnRecord, everything };
  }

  const secretive = (text: string, id?: string) => ({
    ...said(text, { from: PHONE, ...(id ? { id } : {}) }),
    from: { id: PHONE, name: 'Emma Secret' },
    channelData: { Body: text, From: PHONE, ProfileName: 'Emma Secret' },
    attachments: [{ contentType: 'image/jpeg', contentUrl: 'https://media.example/secret' }],
  });

  it('erases every word, name and number, also after a rebuild, and keeps the refund', async () => {
    const kernel = await service();
    await kernel.intake.receive(secretive('my secret sorrow', 'SMsecret'));
    await kernel.sentOnRecord(1);
    await kernel.intake.receive(secretive('yes'));
    await kernel.sentOnRecord(3);
    await kernel.settled();
    await kernel.projector.idle();
    expect(await kernel.everything()).toContain('secret sorrow');

    const erased = await eraseConversation(kernel, kernel.conversation, 'mia');
    expect(erased.kind).toBe('erased');
    await kernel.projector.idle();
    await kernel.projector.rebuild();
    const left = await kernel.everything();
    for (const word of ['secret', 'Secret', PHONE, 'SMsecret', '"c1"']) {
      expect(left).not.toContain(word);
    }
    expect(await caseRows(kernel.db).find().toArray()).toMatchObject([
      { kind: 'refund', state: 'done', reference: 'RF-1', customer: '', orderId: 'R-1' },
    ]);
    const lines = await readTranscript(kernel.log, kernel.conversation);
    expect(lines.at(-1)).toMatchObject({ kind: 'note', by: { name: 'mia' } });
  });

  it('knows an erased message that is delivered again, and takes a new one as from a stranger', async () => {
    const kernel = await service();
    await kernel.intake.receive(secretive('hello', 'SM1'));
    await kernel.sentOnRecord(1);
    await kernel.settled();
    await eraseConversation(kernel, kernel.conversation, 'mia');
    expect(await kernel.intake.receive(secretive('hello', 'SM1'))).toBe('duplicate');
    expect(await kernel.intake.receive(secretive('me again', 'SM2'))).toBe('stored');
    await eventually('it is answered', () => kernel.sms.texts().includes('heard: me again'));
    expect(kernel.sms.posted.at(-1)?.to.id).toBe(PHONE);
    await kernel.projector.idle();
    const row = await conversationRows(kernel.db).findOne({ _id: kernel.conversation });
    expect(row).toMatchObject({ address: PHONE, name: 'Emma Secret', lastText: 'heard: me again' });
    expect(row?.search).not.toContain('hello');
    // A second erasure takes what came since.
    await kernel.settled();
    await eraseConversation(kernel, kernel.conversation, 'mia');
    await kernel.projector.idle();
    expect(await kernel.everything()).not.toContain('me again');
  });

  it('still knows after an erasure that somebody wants no messages', async () => {
    const kernel = await service({
      decide: async (turn) => ({
        state: { ...turn.state, optedOut: true },
        messages: [],
        effects: [],
        why: { step: 'stop' },
      }),
    });
    await kernel.intake.receive(secretive('STOP'));
    await kernel.settled();
    await eraseConversation(kernel, kernel.conversation, 'mia');
    const head = await kernel.log.head(kernel.conversation);
    expect(head).toMatchObject({ state: { optedOut: true, address: { id: '' } } });
  });

  it('sends nothing any more that waited to be sent', async () => {
    const kernel = await service();
    const busy = { kind: 'retry', error: 'too many', afterMs: 400 } as const;
    kernel.sms.order(() => busy);
    await kernel.intake.receive(secretive('hello'));
    await eventually('a try failed', async () => {
      return (await kernel.db.collection('log').countDocuments({ kind: 'failed' })) === 1;
    });
    await eraseConversation(kernel, kernel.conversation, 'mia');
    await new Promise((resolve) => setTimeout(resolve, 700));
    expect(kernel.sms.posted).toEqual([]);
    const lines = await readTranscript(kernel.log, kernel.conversation);
    expect(lines.find(({ kind }) => kind === 'outgoing')).toMatchObject({
      delivery: { status: 'withdrawn' },
    });
  });

  it('waits with an erasure until a refund is settled', async () => {
    const down: Pick<Commerce, 'order' | 'perform' | 'outcomeOf'> = {
      ...shopOfOneOrder(),
      order: () => Promise.reject(new Error('the shop is down')),
    };
    const kernel = await service({ commerce: down });
    await kernel.intake.receive(secretive('yes'));
    await eventually('it is asked for', async () => {
      return (await kernel.db.collection('log').countDocuments({ kind: 'attempt' })) > 0;
    });
    const erasing = eraseConversation(kernel, kernel.conversation, 'mia');
    await expect(erasing).rejects.toThrow('A refund for order R-1 is not settled yet');
    expect(await kernel.everything()).toContain('Emma Secret');
  });

  it('says that there is nothing to erase of somebody who never wrote', async () => {
    const kernel = await service();
    const nobody = kernel.naming.conversation('sms', '+15550199');
    expect(await eraseConversation(kernel, nobody, 'mia')).toEqual({ kind: 'nothing', entries: 0 });
  });

  it('expires old words, keeps money and message ids, and goes on counting', async () => {
    const kernel = await service();
    await kernel.intake.receive(secretive('my secret sorrow', 'SM1'));
    await kernel.sentOnRecord(1);
    await kernel.intake.receive(secretive('yes', 'SM2'));
    await kernel.sentOnRecord(3);
    await kernel.settled();
    const before = await kernel.log.head(kernel.conversation);

    const none = await expireBefore(kernel.log, new Date(Date.now() - 60_000));
    expect(none).toMatchObject({ conversations: [], deleted: 0, redacted: 0 });
    const expired = await expireBefore(kernel.log, later());
    expect(expired.conversations).toEqual([kernel.conversation]);
    expect(expired.deleted).toBeGreaterThan(0);
    const log = JSON.stringify(await kernel.db.collection('log').find().toArray());
    for (const word of ['ecret', PHONE]) expect(log).not.toContain(word);

    await kernel.projector.refresh(kernel.conversation);
    expect(await caseRows(kernel.db).find().toArray()).toMatchObject([
      { state: 'done', reference: 'RF-1', amount: { minor: 500 } },
    ]);
    expect(await kernel.intake.receive(secretive('my secret sorrow', 'SM1'))).toBe('duplicate');
    await kernel.intake.receive(secretive('hello again'));
    await eventually('it is answered', () => kernel.sms.texts().includes('heard: hello again'));
    expect((await kernel.log.head(kernel.conversation))?.seq).toBe((before?.seq ?? 0) + 1);
    expect(await expireBefore(kernel.log, new Date(Date.now() - 60_000))).toMatchObject({
      deleted: 0,
    });
  });

  it('lets nothing expire in which something is left to do', async () => {
    const kernel = await service();
    kernel.sms.order(() => ({ kind: 'refused', error: 'Unreachable carrier' }));
    await kernel.intake.receive(secretive('hello'));
    await eventually('it is given up', async () => {
      return (await kernel.db.collection('log').countDocuments({ kind: 'dead' })) === 1;
    });
    expect(await expireBefore(kernel.log, later())).toEqual({
      conversations: [],
      deleted: 0,
      redacted: 0,
      left: 1,
    });
  });
});
