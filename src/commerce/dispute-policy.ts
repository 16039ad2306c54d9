import type { DisputeType, Order } from './commerce.ts';
import { daysBetween, lostAt } from './parcel-dates.ts';
import type { PolicyRules } from './policy-rules.ts';
import { deniedNextStep, disputeNextStep, type Ruled, ruled } from './policy-words.ts';
import { remainingOf } from './refundable-lines.ts';

export type DisputeDecision = Ruled & {
  readonly kind: 'open' | 'deny';
  /** Days until the case is answered; 0 when denied. */
  readonly answerBy: number;
  /** What happens next, in words. */
  readonly nextStep: string;
  readonly version: string;
};

export interface DisputeQuestion {
  readonly order: Order;
  readonly type: DisputeType;
  readonly now: Date;
  readonly rules: PolicyRules;
  /** A case that is open on this order already. */
  readonly openDispute?: { readonly type: DisputeType; readonly reference: string };
}

/** Pure: whether a case is opened. One about a charge is heard whatever became of the goods. */
export const decideDispute = (question: DisputeQuestion): DisputeDecision => {
  const { type, rules } = question;
  const why = hindrance(question);
  if (why)
    return { ...why, kind: 'deny', answerBy: 0, nextStep: deniedNextStep, version: rules.version };
  const days = rules.disputeAnswerDays[type];
  return {
    ...ruled('dispute.opened', { type, days }),
    kind: 'open',
    answerBy: days,
    nextStep: disputeNextStep[type],
    version: rules.version,
  };
};

const hindrance = ({
  order,
  type,
  now,
  rules,
  openDispute,
}: DisputeQuestion): Ruled | undefined => {
  if (openDispute?.type === type)
    return ruled('dispute.already_open', { reference: openDispute.reference });
  if (daysBetween(order.placedAt, now) > rules.disputeWindowDays) {
    return ruled('dispute.window', { days: rules.disputeWindowDays });
  }
  switch (type) {
    case 'charged_twice':
    case 'not_recognised':
    case 'wrong_amount':
      return undefined;
    case 'refund_missing':
      return refundIsDue(order) ? undefined : ruled('dispute.no_refund_made', {});
    case 'not_received':
      return remainingOf(order).minor <= 0
        ? ruled('dispute.already_refunded', {})
        : stillOnItsWay(order, now, rules);
    case 'not_as_described':
      if (remainingOf(order).minor <= 0) return ruled('dispute.already_refunded', {});
      return order.items.some(({ delivered }) => delivered > 0)
        ? undefined
        : ruled('dispute.not_arrived', {});
  }
};

/** Money is on its way back, or owed: refunded, cancelled, or goods that came back. */
const refundIsDue = (order: Order): boolean =>
  order.refunded.minor > 0 ||
  order.status === 'cancelled' ||
  order.items.some(({ returned, returning = 0 }) => returned + returning > 0);

const stillOnItsWay = (order: Order, now: Date, rules: PolicyRules): Ruled | undefined => {
  const arrived = order.items.every(({ quantity, delivered }) => delivered >= quantity);
  const lost = lostAt(order, rules);
  return !arrived && lost && now < lost ? ruled('dispute.wait_until', { until: lost }) : undefined;
};
