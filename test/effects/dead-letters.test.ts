import { execFile } from 'node:child_process';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Commerce } from '../../src/commerce/commerce.ts';
import type { OrderId } from '../../src/conversation/ids.ts';
import { createDeadLetters } from '../../src/effects/dead-letters.ts';
import { type FreshDatabase, freshDatabase } from '../support/database.ts';
import { eventually, type KernelOptions, said, startKernel } from '../support/kernel.ts';
import { shopOfOneOrder } from '../transcripts/one-order.ts';

describe('dead letters', () => {
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
    stops.push(kernel.stop);
    return { ...kernel, letters: createDeadLetters(kernel) };
  }

  /** Refuses for good as long as `down`. */
  function flakyShop() {
    const shop = shopOfOneOrder();
    const state: { down: boolean } = { down: true };
    const flaky: Pick<Commerce, 'order' | 'perform' | 'outcomeOf'> = {
      ...shop,
      async order(id: OrderId) {
        if (state.down) throw new Error('the shop is down');
        return shop.order(id);
      },
      async perform(key, action) {
        if (state.down) throw new Error('the shop is down');
        return shop.perform(key, action);
      },
    };
    return { shop: flaky, state };
  }

  it('lists a message that was refused, and sends it after a requeue', async () => {
    const { letters, intake, sms } = await service();
    sms.order(() => ({ kind: 'refused', error: 'Unreachable carrier', code: '30008' }));
    await intake.receive(said('hello'));
    await eventually('it is given up', async () => (await letters.list()).length === 1);

    const [letter] = await letters.list();
    expect(letter).toMatchObject({ error: 'Unreachable carrier', code: '30008', tries: 1 });
    expect(letter?.what).toMatchObject({ kind: 'message', message: { lane: 'customer' } });
    expect(await letters.requeue(letter?.id ?? '', 'mia', 'carrier is back')).toEqual({
      kind: 'requeued',
    });
    await eventually('it is sent', () => sms.texts().includes('heard: hello'));
    expect(await letters.list()).toEqual([]);
    expect(await letters.requeue(letter?.id ?? '', 'mia', 'again')).toEqual({ kind: 'reviewed' });
    expect(sms.texts()).toEqual(['heard: hello']);
  });

  it('finds a requeued message by sweeping, should the hint be lost', async () => {
    const first = await service();
    first.sms.order(() => ({ kind: 'refused', error: 'no' }));
    await first.intake.receive(said('hello'));
    await eventually('it is given up', async () => (await first.letters.list()).length === 1);
    await first.workers.stop(1_000);
    const [letter] = await first.letters.list();
    await first.letters.requeue(letter?.id ?? '', 'mia', 'again');
    expect(await first.log.openStreams(new Date())).toEqual([letter?.conversation]);
  });

  it('does a requeued refund once, under its old key', async () => {
    const { shop, state } = flakyShop();
    const { letters, intake, sms, db } = await service({ commerce: shop });
    await intake.receive(said('yes'));
    await eventually('it is given up', async () => (await letters.list()).length === 1, 20_000);
    state.down = false;
    const [letter] = await letters.list();
    expect(letter?.what).toMatchObject({ kind: 'effect', effect: { action: { orderId: 'R-1' } } });
    await letters.requeue(letter?.id ?? '', 'mia', 'the shop is back');
    await eventually('the customer is told', () => sms.texts().includes('result: done'));
    expect(await db.collection('log').countDocuments({ 'outcome.kind': 'done' })).toBe(1);
  });

  it('tells the customer when a refund is closed, and frees the order for another', async () => {
    const { shop, state } = flakyShop();
    const { letters, intake, sms } = await service({ commerce: shop });
    await intake.receive(said('yes'));
    await eventually('it is given up', async () => (await letters.list()).length === 1, 20_000);
    const [letter] = await letters.list();
    expect(await letters.close(letter?.id ?? '', 'mia', 'paid by hand')).toEqual({
      kind: 'closed',
    });
    await eventually('the customer is told', () => sms.texts().includes('result: refused'));
    expect(await letters.list()).toEqual([]);

    state.down = false;
    await intake.receive(said('yes', { from: '+15550102' }));
    await eventually('another is done', () => sms.texts().includes('result: done'));
    const shown = await letters.show(letter?.id ?? '');
    expect(shown?.trail.at(-1)).toMatchObject({
      kind: 'reviewed',
      by: 'mia',
      reason: 'paid by hand',
    });
  });

  it('is worked from the command line', async () => {
    const { letters, intake, sms } = await service();
    expect(await cli('list')).toEqual({ code: 0, out: 'No dead letters.', err: '' });
    sms.order(() => ({ kind: 'refused', error: 'Unreachable carrier', code: '30008' }));
    await intake.receive(said('hello'));
    await eventually('it is given up', async () => (await letters.list()).length === 1);
    const id = (await letters.list())[0]?.id ?? '';

    expect((await cli('list')).out).toContain(`${id}\n  message to the customer by sms`);
    expect((await cli('show', id)).out).toContain('Unreachable carrier (30008)');
    expect(await cli('close', id)).toMatchObject({
      code: 1,
      err: 'close: say why with --reason "..."',
    });
    expect(await cli('requeue', id)).toMatchObject({ code: 0, out: `${id} is tried again.` });
    await eventually('it is sent', () => sms.texts().includes('heard: hello'));
    expect(await cli('requeue', 'nothing')).toMatchObject({ code: 1 });
    expect((await cli('explode')).err).toContain('choose list, show, requeue or close');
    expect((await cli('--help')).out).toContain('npm run dead-letters');
  });

  const cli = (...args: string[]) =>
    new Promise<{ code: number; out: string; err: string }>((resolve) => {
      execFile(
        'node_modules/.bin/node',
        ['src/dead-letters.ts', ...args],
        { env: { ...process.env, MONGODB_URI: database.uri, NODE_NO_WARNINGS: '1' } },
        (error, out, err) =>
          resolve({ code: Number(error?.code ?? 0), out: out.trim(), err: err.trim() }),
      );
    });
});
