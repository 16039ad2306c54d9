import type { Order, OrderItem, RefundReason } from './commerce.ts';
import { daysBetween, lostAt } from './parcel-dates.ts';
import type { PolicyRules } from './policy-rules.ts';
import { type Ruled, ruled } from './policy-words.ts';
import type { Whereabouts } from './refundable-lines.ts';

export interface Verdict {
  readonly kind: 'refund_now' | 'after_return' | 'needs_approval' | 'deny';
  readonly why: Ruled;
}

/** What the case of one item is judged by. */
export interface Circumstances {
  readonly order: Order;
  readonly reason: RefundReason;
  readonly now: Date;
  readonly rules: PolicyRules;
}

/** What becomes of units of an item that are in one place. Sizes and sums are weighed elsewhere. */
export const verdictOn = (
  item: OrderItem,
  place: Whereabouts,
  { order, reason, now, rules }: Circumstances,
): Verdict => {
  switch (place) {
    case 'came_back':
      return { kind: 'refund_now', why: ruled('refund.came_back', { item: item.name }) };
    case 'unshipped':
      return { kind: 'refund_now', why: ruled('refund.not_shipped', {}) };
    case 'in_transit':
      return onItsWay(item, order, reason, now, rules);
    case 'delivered':
      return item.kind === 'digital'
        ? digital(item, reason)
        : delivered(item, order, reason, now, rules);
  }
};

const onItsWay = (
  item: OrderItem,
  order: Order,
  reason: RefundReason,
  now: Date,
  rules: PolicyRules,
): Verdict => {
  const lost = lostAt(order, rules);
  if (lost && now >= lost) return { kind: 'refund_now', why: ruled('refund.not_received', {}) };
  // Tracking may lag behind the doorbell: a person looks, nobody is told that they are wrong.
  if (isFault(reason)) return { kind: 'needs_approval', why: ruled('refund.not_arrived', {}) };
  if (reason === 'not_received' || reason === 'late') {
    return lost
      ? { kind: 'deny', why: ruled('refund.wait_until', { until: lost }) }
      : { kind: 'needs_approval', why: ruled('refund.date_unknown', {}) };
  }
  return item.finalSale
    ? { kind: 'deny', why: ruled('refund.final_sale', { item: item.name }) }
    : { kind: 'after_return', why: ruled('refund.return_on_arrival', {}) };
};

const digital = (item: OrderItem, reason: RefundReason): Verdict =>
  isFault(reason) || reason === 'not_received'
    ? { kind: 'needs_approval', why: ruled('refund.digital_claim', { item: item.name }) }
    : { kind: 'deny', why: ruled('refund.digital', { item: item.name }) };

const delivered = (
  item: OrderItem,
  order: Order,
  reason: RefundReason,
  now: Date,
  rules: PolicyRules,
): Verdict => {
  const claim = isFault(reason) || reason === 'not_received';
  if (item.finalSale && !claim)
    return { kind: 'deny', why: ruled('refund.final_sale', { item: item.name }) };
  if (!order.deliveredAt) return { kind: 'needs_approval', why: ruled('refund.date_unknown', {}) };

  const days = claim ? rules.claimWindowDays : rules.returnWindowDays;
  if (daysBetween(order.deliveredAt, now) > days) {
    return {
      kind: 'deny',
      why: ruled(claim ? 'refund.claim_window' : 'refund.window', { item: item.name, days }),
    };
  }
  if (reason === 'not_received') {
    return {
      kind: 'needs_approval',
      why: ruled('refund.marked_delivered', { on: order.deliveredAt }),
    };
  }
  return isFault(reason)
    ? { kind: 'refund_now', why: ruled('refund.faulty', { days }) }
    : { kind: 'after_return', why: ruled('refund.return_first', { days }) };
};

export const isFault = (reason: RefundReason): boolean =>
  reason === 'damaged' || reason === 'wrong_item' || reason === 'not_as_described';
