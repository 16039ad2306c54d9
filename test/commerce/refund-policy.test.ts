import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Order, RefundLine, RefundReason } from '../../src/commerce/commerce.ts';
import { policyRules } from '../../src/commerce/policy-rules.ts';
import { decideRefund, type RefundQuestion } from '../../src/commerce/refund-policy.ts';
import {
  availableOf,
  freeOf,
  refundableLines,
  whereaboutsOf,
} from '../../src/commerce/refundable-lines.ts';
import type { ItemId } from '../../src/conversation/ids.ts';
import { anyOrder, demoOrder, now, wholeOf } from './orders.ts';

const asks = (order: Order, reason: RefundReason, more: Partial<RefundQuestion> = {}) =>
  decideRefund({
    order,
    lines: wholeOf(order),
    reason,
    now,
    rules: policyRules,
    actor: 'customer',
    provenBy: 'number',
    ...more,
  });

const daysLater = (days: number) => new Date(now.getTime() + days * 86_400_000);
const line = (order: string, n: number, quantity = 1): RefundLine => ({
  itemId: `${order}-${n}` as ItemId,
  quantity,
});
const reasons: readonly RefundReason[] = [
  'damaged',
  'wrong_item',
  'not_as_described',
  'not_received',
  'changed_mind',
  'late',
  'other',
];

describe('what was delivered', () => {
  test.each(['damaged', 'wrong_item', 'not_as_described'] as const)(
    '%s: is refunded at once',
    (reason) => {
      expect(asks(demoOrder('R-1001'), reason)).toMatchObject({
        kind: 'refund_now',
        rule: 'refund.faulty',
        amount: { minor: 3400, currency: 'USD' },
        expectedDays: 5,
        version: policyRules.version,
      });
    },
  );

  test.each(['changed_mind', 'late', 'other'] as const)('%s: is sent back first', (reason) => {
    expect(asks(demoOrder('R-1001'), reason)).toMatchObject({
      kind: 'after_return',
      rule: 'refund.return_first',
      amount: { minor: 3400 },
    });
  });

  test('one of two mugs costs one mug', () => {
    expect(asks(demoOrder('R-1001'), 'damaged', { lines: [line('R-1001', 1)] }).amount.minor).toBe(
      1700,
    );
  });

  test('the last day of the window counts to its end, the day after does not', () => {
    const order = demoOrder('R-1001');
    const lastDay = new Date(daysLater(26).getTime() - 1);
    expect(asks(order, 'changed_mind', { now: lastDay })).toMatchObject({ kind: 'after_return' });
    expect(asks(order, 'changed_mind', { now: daysLater(26) })).toMatchObject({
      kind: 'deny',
      rule: 'refund.window',
      amount: { minor: 0 },
    });
  });

  test('damage may be reported later than a change of mind, but not for ever', () => {
    expect(asks(demoOrder('R-1005'), 'changed_mind')).toMatchObject({
      kind: 'deny',
      rule: 'refund.window',
    });
    expect(asks(demoOrder('R-1005'), 'damaged')).toMatchObject({ kind: 'refund_now' });
    expect(asks(demoOrder('R-1005'), 'damaged', { now: daysLater(16) })).toMatchObject({
      kind: 'deny',
      rule: 'refund.claim_window',
    });
  });

  test('"never came" against the carrier\'s word is for a colleague', () => {
    expect(asks(demoOrder('R-1001'), 'not_received')).toMatchObject({
      kind: 'needs_approval',
      rule: 'refund.marked_delivered',
    });
  });

  test('without a delivery date nobody guesses', () => {
    const { deliveredAt: _, ...undated } = demoOrder('R-1001');
    expect(asks(undated, 'damaged')).toMatchObject({
      kind: 'needs_approval',
      rule: 'refund.date_unknown',
    });
  });
});

describe('final sale and digital goods', () => {
  test('final sale is refunded when damaged, not for a change of mind; the rest is offered', () => {
    const order = demoOrder('R-1008');
    expect(asks(order, 'damaged', { lines: [line('R-1008', 1)] })).toMatchObject({
      kind: 'refund_now',
    });
    expect(asks(order, 'changed_mind')).toMatchObject({
      kind: 'deny',
      rule: 'refund.final_sale',
      offer: [line('R-1008', 2)],
      words: expect.stringContaining('Linen coat'),
    });
    expect(asks(order, 'changed_mind', { lines: [line('R-1008', 2)] })).toMatchObject({
      kind: 'after_return',
    });
  });

  test('a delivered e-book is not refunded, a faulty one goes to a colleague', () => {
    expect(asks(demoOrder('R-1009'), 'changed_mind')).toMatchObject({
      kind: 'deny',
      rule: 'refund.digital',
    });
    expect(asks(demoOrder('R-1009'), 'not_as_described')).toMatchObject({
      kind: 'needs_approval',
      rule: 'refund.digital_claim',
    });
  });

  test('a course that has not opened yet is refunded', () => {
    expect(asks(demoOrder('R-1015'), 'changed_mind')).toMatchObject({
      kind: 'refund_now',
      amount: { minor: 9800, currency: 'JPY' },
    });
  });
});

describe('what has not arrived', () => {
  test('what was not sent is refunded at once', () => {
    expect(asks(demoOrder('R-1002'), 'changed_mind')).toMatchObject({
      kind: 'refund_now',
      rule: 'refund.not_shipped',
    });
  });

  test('a parcel on its way is waited for, until a day that is named', () => {
    const decision = asks(demoOrder('R-1003'), 'not_received');
    expect(decision).toMatchObject({
      kind: 'deny',
      rule: 'refund.wait_until',
      facts: { until: daysLater(5) },
    });
    expect(decision.words).toContain('March 15, 2026');
    expect(asks(demoOrder('R-1003'), 'not_received', { now: daysLater(5) })).toMatchObject({
      kind: 'refund_now',
      rule: 'refund.not_received',
    });
  });

  test('a change of mind while it is on its way: it is sent back once it is there', () => {
    expect(asks(demoOrder('R-1003'), 'changed_mind')).toMatchObject({
      kind: 'after_return',
      rule: 'refund.return_on_arrival',
    });
  });

  test.each(reasons)('a late parcel is refunded whatever the words for it (%s)', (reason) => {
    expect(asks(demoOrder('R-1011'), reason)).toMatchObject({
      kind: 'refund_now',
      rule: 'refund.not_received',
      amount: { minor: 79_900, currency: 'SEK' },
    });
  });

  test('damage to what has not arrived is for a colleague', () => {
    expect(asks(demoOrder('R-1003'), 'damaged')).toMatchObject({
      kind: 'needs_approval',
      rule: 'refund.not_arrived',
    });
  });

  test('delivered and unsent items are settled one after the other', () => {
    const order = demoOrder('R-1004');
    const whole = asks(order, 'changed_mind');
    expect(whole).toMatchObject({
      kind: 'deny',
      rule: 'refund.one_way_at_a_time',
      offer: [line('R-1004', 2, 3)],
    });
    expect(asks(order, 'changed_mind', { lines: whole.offer ?? [] })).toMatchObject({
      kind: 'refund_now',
      amount: { minor: 3570 },
    });
    expect(asks(order, 'changed_mind', { lines: [line('R-1004', 1)] })).toMatchObject({
      kind: 'after_return',
      amount: { minor: 5900 },
    });
  });
});

describe('who has to look at it', () => {
  test('a big refund needs a colleague; their word does it', () => {
    const order = demoOrder('R-1012');
    expect(asks(order, 'damaged', { provenBy: 'code' })).toMatchObject({
      kind: 'needs_approval',
      rule: 'refund.above_limit',
    });
    expect(asks(order, 'damaged', { actor: 'staff' })).toMatchObject({
      kind: 'refund_now',
      rule: 'refund.approved',
      facts: { basis: 'refund.above_limit' },
      amount: { minor: 1_299_00 },
    });
  });

  test('a phone number alone is not enough for a middling refund, a code is', () => {
    const order = demoOrder('R-1016');
    expect(asks(order, 'damaged')).toMatchObject({
      kind: 'needs_approval',
      rule: 'refund.number_not_enough',
    });
    expect(asks(order, 'damaged', { provenBy: 'code' })).toMatchObject({
      kind: 'refund_now',
      amount: { minor: 12_300 },
    });
  });

  test('a big refund in small steps is still a big refund', () => {
    const order = demoOrder('R-1016', { refunded: { minor: 9_000, currency: 'EUR' } });
    expect(asks(order, 'damaged', { lines: [line('R-1016', 1)] })).toMatchObject({
      kind: 'needs_approval',
      rule: 'refund.number_not_enough',
    });
  });

  test('a further refund past three quarters of the order is looked at', () => {
    const order = demoOrder('R-1010');
    expect(asks(order, 'damaged', { lines: [line('R-1010', 2)] })).toMatchObject({
      kind: 'refund_now',
    });
    expect(asks(order, 'damaged')).toMatchObject({
      kind: 'needs_approval',
      rule: 'refund.repeated',
    });
  });

  test('a currency without a limit always needs a colleague', () => {
    const swiss = (money: { minor: number }) => ({ ...money, currency: 'CHF' });
    const order = demoOrder('R-1001');
    const items = order.items.map((item) => ({ ...item, unitPrice: swiss(item.unitPrice) }));
    expect(
      asks(
        { ...order, items, captured: swiss(order.captured), refunded: swiss(order.refunded) },
        'damaged',
        {
          provenBy: 'code',
        },
      ),
    ).toMatchObject({ kind: 'needs_approval', rule: 'refund.above_limit' });
  });
});

describe('what is refused', () => {
  test('the same thing twice', () => {
    expect(asks(demoOrder('R-1010'), 'damaged', { lines: [line('R-1010', 1)] })).toMatchObject({
      kind: 'deny',
      rule: 'refund.already_refunded',
    });
    expect(asks(demoOrder('R-1013'), 'damaged', { lines: [line('R-1013', 1)] })).toMatchObject({
      kind: 'deny',
      rule: 'refund.order_cancelled',
    });
  });

  test('something that is coming back already', () => {
    const order = demoOrder('R-1001');
    const items = order.items.map((item) => ({ ...item, returning: 2 }));
    expect(asks({ ...order, items }, 'damaged')).toMatchObject({
      kind: 'deny',
      rule: 'refund.return_open',
    });
  });

  test('more than there is, with what there is offered', () => {
    expect(
      asks(demoOrder('R-1001'), 'damaged', { lines: [line('R-1001', 1), line('R-1001', 1, 2)] }),
    ).toMatchObject({
      kind: 'deny',
      rule: 'refund.quantity',
      offer: [line('R-1001', 1, 2)],
    });
  });

  test.each([0, -1, 0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 60])(
    'a quantity of %s',
    (quantity) => {
      expect(
        asks(demoOrder('R-1001'), 'damaged', { lines: [line('R-1001', 1, quantity)] }).kind,
      ).toBe('deny');
    },
  );

  test('an item of another order, or nothing at all', () => {
    expect(asks(demoOrder('R-1001'), 'damaged', { lines: [line('R-1002', 1)] })).toMatchObject({
      kind: 'deny',
      rule: 'refund.no_such_item',
    });
    expect(asks(demoOrder('R-1001'), 'damaged', { lines: [] })).toMatchObject({
      kind: 'deny',
      rule: 'refund.nothing_chosen',
    });
  });

  test('more than is left when the shop has given some back before', () => {
    const order = demoOrder('R-1001', { refunded: { minor: 2_000, currency: 'USD' } });
    expect(asks(order, 'damaged', { provenBy: 'code', actor: 'staff' }).amount.minor).toBe(1_400);
  });
});

describe('for every order, reason and asker', () => {
  const question: fc.Arbitrary<RefundQuestion> = anyOrder.chain((order) =>
    fc.record({
      order: fc.constant(order),
      lines: fc.array(
        fc.record({
          itemId: fc.constantFrom(...order.items.map(({ id }) => id), 'nowhere' as ItemId),
          quantity: fc.integer({ min: -1, max: 6 }),
        }),
        { maxLength: 5 },
      ),
      reason: fc.constantFrom(...reasons),
      now: fc.constant(now),
      rules: fc.constant(policyRules),
      actor: fc.constantFrom('customer' as const, 'staff' as const),
      provenBy: fc.constantFrom('number' as const, 'code' as const),
    }),
  );
  const whole = question.map((asked) => ({
    ...asked,
    lines: refundableLines(asked.order).map(({ itemId, quantity }) => ({ itemId, quantity })),
  }));
  const either = fc.oneof(question, whole);
  const holds = (check: (asked: RefundQuestion) => void) =>
    fc.assert(fc.property(either, check), { numRuns: 2_000 });

  test('the amount is never below zero nor above what is left of the payment', () =>
    holds((asked) => {
      const { amount, kind } = decideRefund(asked);
      expect(Number.isSafeInteger(amount.minor)).toBe(true);
      expect(amount.currency).toBe(asked.order.captured.currency);
      expect(amount.minor).toBeLessThanOrEqual(
        asked.order.captured.minor - asked.order.refunded.minor,
      );
      expect(kind === 'deny' ? amount.minor === 0 : amount.minor > 0).toBe(true);
    }));

  test('the same question has the same answer, with a rule in words, and changes nothing', () =>
    holds((asked) => {
      const before = structuredClone(asked);
      const decision = decideRefund(asked);
      expect(decideRefund(asked)).toEqual(decision);
      expect(asked).toEqual(before);
      expect(decision.rule).toMatch(/^refund\.[a-z_]+$/);
      expect(decision.words).toMatch(/^\S.+\.$/);
      expect(decision.words).not.toMatch(/undefined|NaN|Invalid|\[object/);
    }));

  test('a colleague approves, but turns no refusal into a yes', () =>
    holds((asked) => {
      const customer = decideRefund({ ...asked, actor: 'customer' });
      const staff = decideRefund({ ...asked, actor: 'staff' });
      expect(staff.amount).toEqual(customer.amount);
      expect(staff.kind).toBe(customer.kind === 'needs_approval' ? 'refund_now' : customer.kind);
    }));

  test('by a phone number alone never more than its limit', () =>
    holds((asked) => {
      const { order } = asked;
      const decision = decideRefund({ ...asked, actor: 'customer', provenBy: 'number' });
      if (decision.kind !== 'refund_now') return;
      expect(order.refunded.minor + decision.amount.minor).toBeLessThanOrEqual(
        policyRules.numberOnlyLimit[order.captured.currency] ?? 0,
      );
    }));

  test('following the offers comes to an end', () =>
    holds((asked) => {
      const units = (lines: readonly RefundLine[]) =>
        lines.reduce((sum, { quantity }) => sum + quantity, 0);
      let decision = decideRefund(asked);
      for (let step = 0; decision.offer; step += 1) {
        expect(step).toBeLessThan(10);
        const next = decideRefund({ ...asked, lines: decision.offer });
        if (next.offer) expect(units(next.offer)).toBeLessThan(units(decision.offer));
        decision = next;
      }
    }));

  test('every unit is in exactly one place', () =>
    fc.assert(
      fc.property(anyOrder, (order) => {
        for (const item of order.items) {
          const places = Object.values(whereaboutsOf(item));
          expect(places.every((units) => units >= 0)).toBe(true);
          expect(places.reduce((sum, units) => sum + units, 0)).toBe(availableOf(item));
        }
      }),
      { numRuns: 2_000 },
    ));

  test('no line that can be refunded is worth more than what is free of the payment', () =>
    fc.assert(
      fc.property(anyOrder, (order) => {
        for (const { amount, quantity } of refundableLines(order)) {
          expect(quantity).toBeGreaterThan(0);
          expect(amount.minor).toBeGreaterThan(0);
          expect(amount.minor).toBeLessThanOrEqual(freeOf(order).minor);
        }
      }),
    ));
});
