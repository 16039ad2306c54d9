import type { Order } from './commerce.ts';
import type { PolicyRules } from './policy-rules.ts';

const DAY = 86_400_000;

/** Whole days that have passed: the last day of a window counts to its end, in whatever time zone. */
export const daysBetween = (from: Date, to: Date): number =>
  Math.floor((to.getTime() - from.getTime()) / DAY);

export const daysAfter = (date: Date, days: number): Date => new Date(date.getTime() + days * DAY);

/** From when on a parcel counts as lost; undefined while there is no date to count from. */
export const lostAt = (order: Order, rules: PolicyRules): Date | undefined => {
  if (order.expectedAt) return daysAfter(order.expectedAt, rules.lostAfterExpectedDays);
  return order.shippedAt && daysAfter(order.shippedAt, rules.lostAfterShippedDays);
};
