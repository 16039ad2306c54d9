import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Commerce, Order, ShopAction, ShopOutcome } from '../../src/commerce/commerce.ts';
import { demoOrders } from '../../src/commerce/demo-data.ts';
import { createDemoShop, type DemoShop } from '../../src/commerce/demo-shop.ts';
import { demoTable } from '../../src/commerce/demo-table.ts';
import { decideCancellation, decideRefund, policyRules } from '../../src/commerce/policy.ts';
import {
  type ConversationId,
  type CustomerId,
  type EffectKey,
  effectKey,
  type ItemId,
  type OrderId,
} from '../../src/conversation/ids.ts';
import { freshDatabase } from '../support/database.ts';
import { now, wholeOf } from './orders.ts';

const clock = { now: () => now };
let database: Awaited<ReturnType<typeof freshDatabase>>;
let shop: DemoShop;
beforeAll(async () => {
  database = await freshDatabase();
  shop = createDemoShop({ connection: database.connection, clock });
  await shop.seed();
});
afterAll(() => database.drop());

let turns = 0;
/** A key that no test used before. */
const newKey = (kind = 'refund'): EffectKey => {
  turns += 1;
  return effectKey('c_test' as ConversationId, turns, kind);
};

const orderOf = async (id: string): Promise<Order> => {
  const order = await shop.order(id as OrderId);
  if (!order) throw new Error(`no ${id}`);
  return order;
};

const line = (order: string, n: number, quantity = 1) => ({
  itemId: `${order}-${n}` as ItemId,
  quantity,
});
const refund = (
  order: string,
  lines: ReturnType<typeof line>[],
  minor: number,
  currency: string,
): ShopAction => ({
  kind: 'refund',
  orderId: order as OrderId,
  lines,
  amount: { minor, currency },
  reason: 'damaged',
});
const sendBack = (
  order: string,
  lines: ReturnType<typeof line>[],
  minor: number,
  currency: string,
): ShopAction =>
  ({
    ...refund(order, lines, minor, currency),
    kind: 'return',
  }) as ShopAction;
const dispute = (order: string, facts = 'twice on my statement'): ShopAction => ({
  kind: 'dispute',
  orderId: order as OrderId,
  type: 'charged_twice',
  facts,
});

const done = (outcome: ShopOutcome | undefined) => {
  if (outcome?.kind !== 'done') throw new Error(`not done: ${JSON.stringify(outcome)}`);
  return outcome.receipt;
};
const daysLater = (days: number) => new Date(now.getTime() + days * 86_400_000);

describe('who is there and what they bought', () => {
  test('a phone number finds its owner, or both people who share it', async () => {
    expect(await shop.customersByPhone('+15550101')).toEqual([
      {
        id: 'C-01',
        name: 'Ana Moreno',
        phones: ['+15550101'],
        email: 'ana@example.com',
        language: 'en',
      },
    ]);
    expect((await shop.customersByPhone('+15550109')).map(({ name }) => name)).toEqual([
      'Ida Berg',
      'Noah Berg',
    ]);
    expect(await shop.customersByPhone('5550101')).toEqual([]);
  });

  test('an e-mail address finds its owner however it is capitalised', async () => {
    expect((await shop.customersByEmail(' Elin@Example.com ')).map(({ id }) => id)).toEqual([
      'C-05',
    ]);
    expect(await shop.customersByEmail('elin')).toEqual([]);
  });

  test("orders come newest first, and only their owner's", async () => {
    expect((await shop.ordersOf('C-01' as CustomerId)).map(({ id }) => id)).toEqual([
      'R-1002',
      'R-1003',
      'R-1001',
    ]);
  });

  test('an order tells what it costs, and nothing of what the shop keeps for itself', async () => {
    const order = await orderOf('R-1014');
    expect(order.captured).toEqual({ minor: 10_000, currency: 'JPY' });
    expect(Object.keys(order)).not.toEqual(expect.arrayContaining(['effects']));
    expect(order).not.toHaveProperty('revision');
    expect(await shop.order('R-9999' as OrderId)).toBeUndefined();
  });

  test.each([
    ['lucia', ['C-04']],
    ['NYSTRÖM', ['C-05']],
    ['berg', ['C-09', 'C-10']],
    ['marta@exam', ['C-08']],
    ['r-1006', ['C-03']],
    ['1012', ['C-06']],
    ['+1 555 0107', ['C-07']],
    ['0103', ['C-03']],
    ['.*', []],
    ['C-0', []],
    ['(', []],
    ['', []],
    ['a', []],
    ['x'.repeat(500), []],
  ])('staff look for %j', async (query, found) => {
    expect((await shop.searchCustomers(query)).map(({ id }) => id)).toEqual(found);
  });

  test('an address that is an operator in disguise finds nobody', async () => {
    const disguised = { $ne: null } as unknown as string;
    await expect(shop.customersByPhone(disguised)).rejects.toThrow();
    await expect(shop.order(disguised as OrderId)).rejects.toThrow();
  });

  test('seeding again changes nothing, also at another time and twice at once', async () => {
    const before = await snapshot(shop);
    const later = createDemoShop({
      connection: database.connection,
      clock: { now: () => daysLater(3) },
    });
    await Promise.all([later.seed(), later.seed(), shop.seed()]);
    expect(await snapshot(later)).toEqual(before);
  });

  test('two shops seeded at the same moment are alike; three processes may seed a new one at once', async () => {
    const other = await freshDatabase();
    try {
      const twins = [1, 2, 3].map(() => createDemoShop({ connection: other.connection, clock }));
      await Promise.all(twins.map((twin) => twin.seed()));
      const [twin] = twins;
      const third = await freshDatabase();
      try {
        const reference = createDemoShop({ connection: third.connection, clock });
        await reference.seed();
        expect(twin && (await snapshot(twin))).toEqual(await snapshot(reference));
      } finally {
        await third.drop();
      }
    } finally {
      await other.drop();
    }
  });
});

describe('paying back', () => {
  test('the simple refund: money back, a reference, a date, and the order shows it', async () => {
    const key = newKey();
    const receipt = done(
      await shop.perform(key, refund('R-1001', [line('R-1001', 1)], 1_700, 'USD')),
    );
    expect(receipt).toEqual({
      reference: expect.stringMatching(/^RF-[0-9A-HJKMNP-TV-Z]{8}$/),
      action: 'refund',
      orderId: 'R-1001',
      amount: { minor: 1_700, currency: 'USD' },
      at: now,
      expectedBy: daysLater(5),
    });
    const order = await orderOf('R-1001');
    expect(order.refunded.minor).toBe(1_700);
    expect(order.items[0]).toMatchObject({ quantity: 2, refunded: 1 });
    expect(await shop.outcomeOf(key)).toEqual({ kind: 'done', receipt });
    expect(await shop.refundsOf('R-1001' as OrderId)).toEqual([
      { key, reference: receipt.reference, amount: receipt.amount, at: now },
    ]);
  });

  test('fifty times the same key at once, in two shops on one database: paid once, one receipt', async () => {
    const key = newKey();
    const beside = createDemoShop({
      connection: database.connection,
      clock: { now: () => daysLater(1) },
    });
    const action = refund('R-1006', [line('R-1006', 1)], 3_950, 'EUR');
    const outcomes = await Promise.all(
      Array.from({ length: 50 }, (_, n) => (n % 2 ? shop : beside).perform(key, action)),
    );
    for (const outcome of outcomes) expect(outcome).toEqual(outcomes[0]);
    done(outcomes[0]);
    expect(await shop.refundsOf('R-1006' as OrderId)).toHaveLength(1);
    expect((await orderOf('R-1006')).refunded.minor).toBe(3_950);
  });

  test('twenty different wishes for four mugs at once: four are paid, sixteen refused, the sum is right', async () => {
    const action = refund('R-1016', [line('R-1016', 1)], 1_600, 'EUR');
    const keys = Array.from({ length: 20 }, () => newKey());
    const outcomes = await Promise.all(keys.map((key) => shop.perform(key, action)));
    expect(outcomes.filter(({ kind }) => kind === 'done')).toHaveLength(4);
    expect(
      outcomes.filter(
        (outcome) => outcome.kind === 'refused' && outcome.code === 'already_refunded',
      ),
    ).toHaveLength(16);
    const booked = await shop.refundsOf('R-1016' as OrderId);
    expect(new Set(booked.map(({ reference }) => reference)).size).toBe(4);
    expect(booked.reduce((sum, { amount }) => sum + amount.minor, 0)).toBe(6_400);
    expect((await orderOf('R-1016')).refunded.minor).toBe(6_400);
    // Every key keeps its answer, the refused ones too.
    expect(await Promise.all(keys.map((key) => shop.outcomeOf(key)))).toEqual(outcomes);
    expect(await Promise.all(keys.map((key) => shop.perform(key, action)))).toEqual(outcomes);
  });

  test('a refund and a return race for the same item: one of them wins', async () => {
    const outcomes = await Promise.all([
      shop.perform(newKey(), refund('R-1007', [line('R-1007', 1)], 3_950, 'EUR')),
      shop.perform(newKey('return'), sendBack('R-1007', [line('R-1007', 1)], 3_950, 'EUR')),
    ]);
    expect(outcomes.map(({ kind }) => kind).sort()).toEqual(['done', 'refused']);
  });

  test('a key that is used for a second order is answered with what it did first', async () => {
    const key = newKey();
    const first = await shop.perform(key, refund('R-1014', [line('R-1014', 1)], 6_400, 'JPY'));
    expect(done(first).orderId).toBe('R-1014');
    expect(await shop.perform(key, refund('R-1017', [line('R-1017', 1)], 25_900, 'NOK'))).toEqual(
      first,
    );
    expect(await shop.perform(key, refund('R-9999', [line('R-9999', 1)], 1, 'NOK'))).toEqual(first);
    expect((await orderOf('R-1017')).refunded.minor).toBe(0);

    const raced = newKey();
    const both = await Promise.all([
      shop.perform(raced, refund('R-1014', [line('R-1014', 2)], 1_800, 'JPY')),
      shop.perform(raced, refund('R-1017', [line('R-1017', 1)], 25_900, 'NOK')),
    ]);
    expect(both[0]).toEqual(both[1]);
    const booked = [
      ...(await shop.refundsOf('R-1014' as OrderId)),
      ...(await shop.refundsOf('R-1017' as OrderId)),
    ];
    expect(booked.filter(({ key: used }) => used === raced)).toHaveLength(1);
  });

  test.each([
    ['too much', refund('R-1008', [line('R-1008', 2)], 1_601, 'EUR'), 'not_refundable'],
    ['too little', refund('R-1008', [line('R-1008', 2)], 1_599, 'EUR'), 'not_refundable'],
    [
      'more than was paid',
      refund('R-1008', [line('R-1008', 2)], 99_900, 'EUR'),
      'amount_exceeds_captured',
    ],
    ['nothing', refund('R-1008', [line('R-1008', 2)], 0, 'EUR'), 'not_refundable'],
    ['a negative amount', refund('R-1008', [line('R-1008', 2)], -1_600, 'EUR'), 'not_refundable'],
    ['NaN', refund('R-1008', [line('R-1008', 2)], Number.NaN, 'EUR'), 'not_refundable'],
    ['1e309', refund('R-1008', [line('R-1008', 2)], Number('1e309'), 'EUR'), 'not_refundable'],
    ['another currency', refund('R-1008', [line('R-1008', 2)], 1_600, 'USD'), 'currency_mismatch'],
    [
      'more than was bought',
      refund('R-1008', [line('R-1008', 2, 2)], 3_200, 'EUR'),
      'already_refunded',
    ],
    [
      'more than was bought, in two lines',
      refund('R-1008', [line('R-1008', 2), line('R-1008', 2)], 3_200, 'EUR'),
      'already_refunded',
    ],
    [
      'a negative quantity',
      refund('R-1008', [line('R-1008', 1), line('R-1008', 2, -1)], 6_900, 'EUR'),
      'not_refundable',
    ],
    ["another order's item", refund('R-1008', [line('R-1001', 1)], 1_700, 'EUR'), 'not_refundable'],
    ['no items', refund('R-1008', [], 1_600, 'EUR'), 'not_refundable'],
    [
      'what was refunded before',
      refund('R-1010', [line('R-1010', 1)], 44_900, 'SEK'),
      'already_refunded',
    ],
    ['a cancelled order', refund('R-1013', [line('R-1013', 1)], 5_200, 'GBP'), 'already_cancelled'],
    [
      'an order that does not exist',
      refund('R-9999', [line('R-9999', 1)], 1_600, 'EUR'),
      'order_unknown',
    ],
    [
      'an e-book sent back',
      sendBack('R-1009', [line('R-1009', 1)], 1_490, 'EUR'),
      'not_refundable',
    ],
    [
      'a lamp sent back that was never sent',
      sendBack('R-1002', [line('R-1002', 1)], 6_400, 'USD'),
      'not_refundable',
    ],
  ] as const)('%s is refused, and the order stays as it was', async (_, action, code) => {
    const before = await shop.order(action.orderId);
    const key = newKey();
    expect(await shop.perform(key, action)).toMatchObject({ kind: 'refused', code });
    expect(await shop.order(action.orderId)).toEqual(before);
    expect((await shop.outcomeOf(key))?.kind).toBe(
      code === 'order_unknown' ? undefined : 'refused',
    );
  });

  test('what policy decides, the shop does, for every order of the demo', async () => {
    const fresh = await freshDatabase();
    try {
      const counter = createDemoShop({ connection: fresh.connection, clock });
      await counter.seed();
      const orders = await everyOrder(counter);
      let performed = 0;
      for (const order of orders) {
        const asked = {
          order,
          reason: 'damaged',
          now,
          rules: policyRules,
          actor: 'staff',
        } as const;
        let decision = decideRefund({ ...asked, lines: wholeOf(order) });
        if (decision.offer) decision = decideRefund({ ...asked, lines: decision.offer });
        if (decision.kind === 'deny') continue;
        const kind = decision.kind === 'after_return' ? 'return' : 'refund';
        const { lines, amount } = decision;
        done(
          await counter.perform(newKey(kind), {
            kind,
            orderId: order.id,
            lines,
            amount,
            reason: 'damaged',
          }),
        );
        performed += 1;
        const after = await counter.order(order.id);
        expect(after?.refunded.minor).toBe(
          order.refunded.minor + (kind === 'refund' ? amount.minor : 0),
        );
        expect(after && decideRefund({ ...asked, order: after, lines }).kind).toBe('deny');
      }
      expect(performed).toBe(orders.length - 1);
    } finally {
      await fresh.drop();
    }
  });
});

describe('cancelling', () => {
  test('an unsent order: cancelled, all paid back, and a second time refused', async () => {
    const order = await orderOf('R-1002');
    const { amount } = decideCancellation({ order, now, rules: policyRules });
    const key = newKey('cancellation');
    const action = { kind: 'cancellation', orderId: order.id, amount } as const;
    const receipt = done(await shop.perform(key, action));
    expect(receipt).toMatchObject({
      reference: expect.stringMatching(/^CX-/),
      amount: order.captured,
    });
    const after = await orderOf('R-1002');
    expect(after).toMatchObject({ status: 'cancelled', refunded: order.captured });
    expect(after.items.every(({ quantity, refunded }) => quantity === refunded)).toBe(true);
    expect(await shop.perform(key, action)).toEqual({ kind: 'done', receipt });
    expect(await shop.perform(newKey('cancellation'), action)).toMatchObject({
      kind: 'refused',
      code: 'already_cancelled',
    });
    expect(await shop.refundsOf(order.id)).toMatchObject([{ key, amount: order.captured }]);
  });

  test.each([
    ['R-1003', 7_900, 'USD', 'already_shipped'],
    ['R-1004', 9_470, 'EUR', 'already_shipped'],
    ['R-1013', 5_200, 'GBP', 'already_cancelled'],
    ['R-1015', 9_801, 'JPY', 'amount_exceeds_captured'],
    ['R-1015', 9_799, 'JPY', 'not_refundable'],
    ['R-1015', 9_800, 'USD', 'currency_mismatch'],
  ])('%s for %s %s: %s', async (id, minor, currency, code) => {
    const action: ShopAction = {
      kind: 'cancellation',
      orderId: id as OrderId,
      amount: { minor, currency },
    };
    expect(await shop.perform(newKey('cancellation'), action)).toMatchObject({
      kind: 'refused',
      code,
    });
  });

  test('a cancellation and a refund race for an unsent order: paid back once', async () => {
    const outcomes = await Promise.all([
      shop.perform(newKey(), refund('R-1018', [line('R-1018', 1)], 45_900, 'NOK')),
      shop.perform(newKey('cancellation'), {
        kind: 'cancellation',
        orderId: 'R-1018' as OrderId,
        amount: { minor: 45_900, currency: 'NOK' },
      }),
    ]);
    expect(outcomes.map(({ kind }) => kind).sort()).toEqual(['done', 'refused']);
    expect(await orderOf('R-1018')).toMatchObject({
      status: 'cancelled',
      refunded: { minor: 45_900 },
    });
  });
});

describe('sending back and disputing', () => {
  test('a return has a reference, a label and a last day, and moves no money', async () => {
    const action = sendBack('R-1005', [line('R-1005', 1)], 7_490, 'EUR');
    const receipt = done(await shop.perform(newKey('return'), action));
    expect(receipt).toMatchObject({
      reference: expect.stringMatching(/^RT-/),
      amount: { minor: 7_490 },
      expectedBy: daysLater(14),
    });
    expect(receipt.label).toContain(receipt.reference);
    const order = await orderOf('R-1005');
    expect(order).toMatchObject({ refunded: { minor: 0 }, items: [{ returning: 1, refunded: 0 }] });
    expect(await shop.refundsOf(order.id)).toEqual([]);
    expect(await shop.perform(newKey('return'), action)).toMatchObject({
      kind: 'refused',
      code: 'already_refunded',
    });
    expect(await shop.perform(newKey(), { ...action, kind: 'refund' } as ShopAction)).toMatchObject(
      {
        kind: 'refused',
      },
    );
  });

  test("a dispute opens one case, a second of its kind is told the first one's number", async () => {
    const outcomes = await Promise.all(
      Array.from({ length: 8 }, () => shop.perform(newKey('dispute'), dispute('R-1012'))),
    );
    const opened = outcomes.flatMap((outcome) =>
      outcome.kind === 'done' ? [outcome.receipt] : [],
    );
    expect(opened).toMatchObject([
      { reference: expect.stringMatching(/^D-/), action: 'dispute', expectedBy: daysLater(3) },
    ]);
    for (const outcome of outcomes) {
      if (outcome.kind === 'done') continue;
      expect(outcome).toMatchObject({
        code: 'dispute_open',
        detail: expect.stringContaining(opened[0]?.reference ?? '?'),
      });
    }
    expect(await orderOf('R-1012')).toMatchObject({ refunded: { minor: 0 } });
    const other = { ...dispute('R-1012'), type: 'wrong_amount' } as ShopAction;
    expect((await shop.perform(newKey('dispute'), other)).kind).toBe('done');
  });
});

test('the table for the README names every order, and reads the same on any day', () => {
  const table = demoTable(now);
  expect(table).toBe(demoTable(daysLater(200)));
  expect(table.split('\n')).toHaveLength(2 + demoOrders(now).length);
  expect(table).toContain(
    '| +15550101 | Ana Moreno (en) | R-1001 | 2 × Blue stoneware mug | $34.00 | delivered 5 days ago |',
  );
});

const everyOrder = async (from: Commerce): Promise<readonly Order[]> => {
  const ids = Array.from(
    { length: 10 },
    (_, n) => `C-${String(n + 1).padStart(2, '0')}` as CustomerId,
  );
  return (await Promise.all(ids.map((id) => from.ordersOf(id)))).flat();
};
const snapshot = async (from: Commerce) => [
  await everyOrder(from),
  await from.searchCustomers('example.com'),
];
