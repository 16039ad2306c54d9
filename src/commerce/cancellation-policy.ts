import type { Order } from './commerce.ts';
import { type Money, zero } from './money.ts';
import type { PolicyRules } from './policy-rules.ts';
import { type Ruled, ruled } from './policy-words.ts';
import { remainingOf } from './refundable-lines.ts';

/** `too_late`: something has left the warehouse; offer a return or a refund instead. */
export type CancellationDecision = Ruled & {
  readonly kind: 'cancel_now' | 'too_late' | 'deny';
  /** What goes back: all that is left of the payment; zero unless `cancel_now`. */
  readonly amount: Money;
  readonly expectedDays: number;
  readonly version: string;
};

/** Pure: whether an order can be cancelled as a whole. The clock does not matter yet. */
export const decideCancellation = ({
  order,
  rules,
}: {
  readonly order: Order;
  readonly now: Date;
  readonly rules: PolicyRules;
}): CancellationDecision => {
  const no = (kind: 'too_late' | 'deny', why: Ruled): CancellationDecision => ({
    ...why,
    kind,
    amount: zero(order.captured.currency),
    expectedDays: 0,
    version: rules.version,
  });
  if (order.status === 'cancelled') return no('deny', ruled('cancel.already', {}));
  if (order.status === 'delivered') return no('too_late', ruled('cancel.delivered', {}));
  if (order.status === 'shipped') return no('too_late', ruled('cancel.shipped', {}));
  // The counts have the last word: a status may lag behind the warehouse.
  if (order.status === 'partly_shipped' || order.items.some(({ shipped }) => shipped > 0)) {
    return no('too_late', ruled('cancel.partly_shipped', {}));
  }
  const amount = remainingOf(order);
  if (amount.minor <= 0) return no('deny', ruled('cancel.nothing_left', {}));
  return {
    ...ruled('cancel.before_shipment', {}),
    kind: 'cancel_now',
    amount,
    expectedDays: rules.moneyBackDays,
    version: rules.version,
  };
};
