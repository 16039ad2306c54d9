import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Commerce, Order, ShopOutcome } from '../../src/commerce/commerce.ts';
import type { CustomerId, EffectKey, ItemId, OrderId } from '../../src/conversation/ids.ts';
import { tryId } from '../../src/log/names.ts';
import { type FreshDatabase, freshDatabase } from '../support/database.ts';
import { eventually, type KernelOptions, said, startKernel } from '../support/kernel.ts';

/** A shop with one order of 5 USD and a ledger of its own. It trusts its callers: that is the point. */
function trustingShop() {
  const refunds = new Map<EffectKey, ShopOutcome>();
  const calls: EffectKey[] = [];
  let refunded = 0;
  const faults: ('throw' | 'do-then-throw' | 'slow')[] = [];
  const shop: Pick<Commerce, 'order' | 'perform' | 'outcomeOf'> = {
    async order(id): Promise<Order> {
      const usd = (minor: number) => ({ minor, currency: 'USD' });
      return {
        id,
        customerId: 'c1' as CustomerId,
        placedAt: new Date(0),
        status: 'delivered',
        items: [
          {
            id: 'i1' as ItemId,
            sku: 'mug',
            name: 'Mug',
            quantity: 1,
            unitPrice: usd(500),
            kind: 'physical',
            finalSale: false,
            shipped: 1,
            delivered: 1,
            returned: 0,
            refunded: refunded > 0 ? 1 : 0,
          },
        ],
        captured: usd(500),
        refunded: usd(refunded),
        paidWith: 'Visa ending in 4242',
      };
    },
    async perform(key, action) {
      calls.push(key);
      const fault = faults.shift();
      if (fault === 'throw') throw new Error('the shop is down');
      if (fault === 'slow') await new Promise((resolve) => setTimeout(resolve, 150));
      const known = refunds.get(key);
      if (known) return known;
      if (action.kind !== 'refund') throw new Error('only refunds here');
      refunded += action.amount.minor;
      const at = new Date();
      const receipt = {
        reference: 'RF-1',
        action: action.kind,
        orderId: action.orderId,
        at,
        expectedBy: at,
      };
      const outcome: ShopOutcome = { kind: 'done', receipt };
      refunds.set(key, outcome);
      if (fault === 'do-then-throw') throw new Error('the answer was lost');
      return outcome;
    },
    outcomeOf: async (key) => refunds.get(key),
  };
  return { shop, calls, refunds, faults, refunded: () => refunded };
}

describe('effects', () => {
  let database: FreshDatabase;
  let stops: (() => Promise<void>)[] = [];
  let ledger: ReturnType<typeof trustingShop>;

  beforeEach(async () => {
    database = await freshDatabase();
    ledger = trustingShop();
  });
  afterEach(async () => {
    await Promise.all(stops.map((stop) => stop()));
    stops = [];
    await database.drop();
  });

  async function kernel(options: KernelOptions = {}) {
    const started = await startKernel(database, { commerce: ledger.shop, ...options });
    stops.push(started.stop);
    return started;
  }

  it('refunds once and tells the result in a turn of its own', async () => {
    const { intake, sms } = await kernel();
    await intake.receive(said('yes'));
    await eventually('the result told', () => sms.texts().includes('result: done'));
    expect(sms.texts()).toEqual(['heard: yes', 'result: done']);
    expect(ledger.refunded()).toBe(500);
  });

  it('asks the shop what became of the key when the answer was lost, and pays once', async () => {
    ledger.faults.push('do-then-throw');
    const { intake, sms } = await kernel();
    await intake.receive(said('yes'));
    await eventually('the result told', () => sms.texts().includes('result: done'));
    expect(ledger.refunded()).toBe(500);
    expect(ledger.calls).toHaveLength(1);
  });

  it('goes on under the same key after a process died in the middle', async () => {
    ledger.faults.push('do-then-throw');
    const { intake, sms, log, naming } = await kernel();
    const key = `${naming.conversation('sms', '+15550101')}/1!refund` as EffectKey;
    const stream = naming.conversation('sms', '+15550101');
    await log.insert({ _id: tryId(key, 1), kind: 'attempt', stream, of: key, n: 1, by: 'gone' });
    await ledger.shop
      .perform(key, {
        kind: 'refund',
        orderId: 'R-1' as OrderId,
        lines: [],
        amount: { minor: 500, currency: 'USD' },
        reason: 'other',
      })
      .catch(() => undefined);
    await intake.receive(said('yes'));
    await eventually('the result told', () => sms.texts().includes('result: done'));
    expect(ledger.refunded()).toBe(500);
  });

  it('gives one refund when a customer says yes by SMS and by WhatsApp at once', async () => {
    ledger.faults.push('slow', 'slow');
    const { intake, sms } = await kernel();
    await Promise.all([
      intake.receive(said('yes', { from: '+15550101' })),
      intake.receive(said('yes', { from: 'the same person elsewhere' })),
    ]);
    await eventually(
      'both told',
      () => sms.texts().filter((text) => text.startsWith('result')).length === 2,
    );
    expect(
      sms
        .texts()
        .filter((text) => text.startsWith('result'))
        .toSorted(),
    ).toEqual(['result: done', 'result: refused']);
    expect(ledger.refunded()).toBe(500);
  });

  it('tells the customer that it takes longer while the shop is down, then the result', async () => {
    ledger.faults.push('throw', 'throw');
    const { intake, sms } = await kernel();
    await intake.receive(said('yes'));
    await eventually('the result told', () => sms.texts().includes('result: done'));
    expect(sms.texts()).toEqual(['heard: yes', 'result: unsettled', 'result: done']);
  });

  it('holds every refund while money is paused, and pays when it is not any more', async () => {
    let moneyPaused = true;
    const switches = () => ({ botPaused: false, moneyPaused, dialogsOff: [] });
    const { intake, sms } = await kernel({ switches });
    await intake.receive(said('yes'));
    await eventually('the first answer', () => sms.posted.length === 1);
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(ledger.refunded()).toBe(0);
    moneyPaused = false;
    await eventually('the result told', () => sms.texts().includes('result: done'));
    expect(ledger.refunded()).toBe(500);
  });

  it('gives up after its tries with a dead letter and keeps the order reserved', async () => {
    ledger.faults.push('throw', 'throw', 'throw', 'throw');
    const { intake, db } = await kernel();
    await intake.receive(said('yes'));
    await eventually(
      'a dead letter',
      async () => (await db.collection('log').countDocuments({ kind: 'dead' })) === 1,
    );
    const held = await db
      .collection('log')
      .find({ kind: 'reservation' })
      .sort({ _id: -1 })
      .toArray();
    expect(held[0]?.['holder']).toContain('!refund');
    expect(ledger.refunded()).toBe(0);
  });
});
