import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { DisputeType, Order } from '../../src/commerce/commerce.ts';
import {
  type DisputeQuestion,
  decideCancellation,
  decideDispute,
  policyRules,
} from '../../src/commerce/policy.ts';
import { anyOrder, demoOrder, now } from './orders.ts';

const cancels = (order: Order) => decideCancellation({ order, now, rules: policyRules });
const disputes = (order: Order, type: DisputeType, more: Partial<DisputeQuestion> = {}) =>
  decideDispute({ order, type, now, rules: policyRules, ...more });
const types: readonly DisputeType[] = [
  'not_received',
  'not_as_described',
  'charged_twice',
  'not_recognised',
  'wrong_amount',
  'refund_missing',
];

describe('cancelling', () => {
  test('an order that was not sent is cancelled and paid back whole', () => {
    const order = demoOrder('R-1002');
    expect(cancels(order)).toMatchObject({
      kind: 'cancel_now',
      rule: 'cancel.before_shipment',
      amount: order.captured,
    });
  });

  test('what was refunded before is not paid again', () => {
    const order = demoOrder('R-1002', { refunded: { minor: 1_000, currency: 'USD' } });
    expect(cancels(order).amount.minor).toBe(order.captured.minor - 1_000);
  });

  test.each([
    ['R-1001', 'too_late', 'cancel.delivered'],
    ['R-1003', 'too_late', 'cancel.shipped'],
    ['R-1004', 'too_late', 'cancel.partly_shipped'],
    ['R-1013', 'deny', 'cancel.already'],
  ])('%s: %s', (id, kind, rule) => {
    expect(cancels(demoOrder(id))).toMatchObject({ kind, rule, amount: { minor: 0 } });
  });

  test('a parcel that has left counts, even while the status lags behind', () => {
    const order = demoOrder('R-1002');
    const items = order.items.map((item, index) => (index === 0 ? { ...item, shipped: 1 } : item));
    expect(cancels({ ...order, items })).toMatchObject({
      kind: 'too_late',
      rule: 'cancel.partly_shipped',
    });
  });

  test('nothing is left to pay back', () => {
    const order = demoOrder('R-1002');
    expect(cancels({ ...order, refunded: order.captured })).toMatchObject({
      kind: 'deny',
      rule: 'cancel.nothing_left',
    });
  });

  test('whatever the order: at most what is left, always a rule in words', () =>
    fc.assert(
      fc.property(anyOrder, (order) => {
        const { amount, kind, words, rule } = cancels(order);
        expect(amount.minor).toBe(
          kind === 'cancel_now' ? order.captured.minor - order.refunded.minor : 0,
        );
        if (kind === 'cancel_now')
          expect(order.items.every(({ shipped }) => shipped === 0)).toBe(true);
        expect(rule).toMatch(/^cancel\./);
        expect(words).toMatch(/^\S.+\.$/);
      }),
      { numRuns: 1_000 },
    ));
});

describe('disputing', () => {
  test('a double charge is looked into, with a day and a next step', () => {
    const decision = disputes(demoOrder('R-1001'), 'charged_twice');
    expect(decision).toMatchObject({ kind: 'open', rule: 'dispute.opened', answerBy: 3 });
    expect(decision.words).toContain('the double charge and answer within 3 days');
    expect(decision.nextStep).toContain('compares the charges');
  });

  test('one case of a kind at a time', () => {
    const openDispute = { type: 'charged_twice', reference: 'D-1234' } as const;
    expect(disputes(demoOrder('R-1001'), 'charged_twice', { openDispute })).toMatchObject({
      kind: 'deny',
      rule: 'dispute.already_open',
      words: expect.stringContaining('D-1234'),
    });
    expect(disputes(demoOrder('R-1001'), 'wrong_amount', { openDispute }).kind).toBe('open');
  });

  test.each([
    ['R-1003', 'not_received', 'dispute.wait_until'],
    ['R-1003', 'not_as_described', 'dispute.not_arrived'],
    ['R-1013', 'not_received', 'dispute.already_refunded'],
    ['R-1001', 'refund_missing', 'dispute.no_refund_made'],
  ] as const)('%s, %s: not yet (%s)', (id, type, rule) => {
    expect(disputes(demoOrder(id), type)).toMatchObject({ kind: 'deny', rule, answerBy: 0 });
  });

  test.each([
    ['R-1011', 'not_received'],
    ['R-1001', 'not_received'],
    ['R-1004', 'not_received'],
    ['R-1001', 'not_as_described'],
    ['R-1010', 'refund_missing'],
    ['R-1013', 'refund_missing'],
    ['R-1013', 'charged_twice'],
  ] as const)('%s, %s: opens a case', (id, type) => {
    expect(disputes(demoOrder(id), type).kind).toBe('open');
  });

  test('after 120 days it is too late', () => {
    const late = new Date(now.getTime() + 112 * 86_400_000);
    expect(disputes(demoOrder('R-1001'), 'charged_twice', { now: late })).toMatchObject({
      kind: 'deny',
      rule: 'dispute.window',
    });
  });

  test('whatever the order and the type: a rule in words, a day when it is open, a next step', () =>
    fc.assert(
      fc.property(
        anyOrder,
        fc.constantFrom(...types),
        fc.integer({ min: 1, max: 60 }),
        (order, type, age) => {
          const placedAt = new Date(now.getTime() - age * 86_400_000);
          const decision = disputes({ ...order, placedAt }, type);
          expect(decision.words).toMatch(/^\S.+\.$/);
          expect(decision.words).not.toMatch(/undefined|Invalid/);
          expect(decision.nextStep).toMatch(/^\S.+\.$/);
          expect(decision.answerBy > 0).toBe(decision.kind === 'open');
          expect(disputes({ ...order, placedAt }, type)).toEqual(decision);
        },
      ),
      { numRuns: 1_000 },
    ));
});
