import type { OrderItem, RefundLine, RefusalCode, ShopOutcome } from './commerce.ts';
import type { OrderRecord } from './demo-shop-models.ts';
import type { Money } from './money.ts';
import { amountOf, availableOf, freeOf, mergeLines, remainingOf } from './refundable-lines.ts';

export type Refused = Extract<ShopOutcome, { kind: 'refused' }>;

export const refused = (code: RefusalCode, detail: string): Refused => ({
  kind: 'refused',
  code,
  detail,
});

/** What stands in the way of these lines; `most`: how many units of an item the action could take. */
export const lineFault = (
  order: OrderRecord,
  { lines }: { readonly lines: readonly RefundLine[] },
  most: (item: OrderItem) => number,
): Refused | undefined => {
  if (order.status === 'cancelled') return refused('already_cancelled', 'the order was cancelled');
  if (lines.length === 0) return refused('not_refundable', 'no items are named');
  if (!lines.every(({ quantity }) => Number.isSafeInteger(quantity) && quantity > 0)) {
    return refused('not_refundable', 'a quantity is no whole number above zero');
  }
  for (const { itemId, quantity } of mergeLines(lines)) {
    const item = order.items.find(({ id }) => id === itemId);
    if (!item) return refused('not_refundable', `${itemId} is not an item of this order`);
    if (quantity > availableOf(item)) {
      return refused(
        'already_refunded',
        `${availableOf(item)} of ${itemId} are left to refund, not ${quantity}`,
      );
    }
    if (quantity > most(item))
      return refused('not_refundable', `${most(item)} of ${itemId} can come back, not ${quantity}`);
  }
  return undefined;
};

/** Exactly what the items cost, or all that is left where that is less: nothing below, nothing above. */
export const amountFault = (
  order: OrderRecord,
  { lines, amount }: { readonly lines: readonly RefundLine[]; readonly amount: Money },
): Refused | undefined => {
  const fault = moneyFault(order, amount);
  if (fault) return fault;
  if (amount.minor > freeOf(order).minor)
    return refused('amount_exceeds_captured', 'more than is left of what was paid');
  const due = amountOf(order, lines).minor;
  return amount.minor === due
    ? undefined
    : refused('not_refundable', `the items come to ${due} minor units`);
};

export const cancellationFault = (order: OrderRecord, amount: Money): Refused | undefined => {
  if (order.status === 'cancelled')
    return refused('already_cancelled', 'the order was cancelled before');
  if (order.status !== 'processing' || order.items.some(({ shipped }) => shipped > 0)) {
    return refused('already_shipped', 'some of the order has left the warehouse');
  }
  const left = remainingOf(order).minor;
  if (left === 0) return refused('already_refunded', 'all that was paid has been refunded');
  const fault = moneyFault(order, amount);
  if (fault) return fault;
  if (amount.minor > left)
    return refused('amount_exceeds_captured', 'more than is left of what was paid');
  return amount.minor === left
    ? undefined
    : refused('not_refundable', `${left} minor units are left of what was paid`);
};

const moneyFault = (order: OrderRecord, amount: Money): Refused | undefined => {
  if (amount.currency !== order.captured.currency) {
    return refused('currency_mismatch', `the order was paid in ${order.captured.currency}`);
  }
  return Number.isSafeInteger(amount.minor) && amount.minor > 0
    ? undefined
    : refused('not_refundable', 'the amount is no whole number of minor units above zero');
};

/** Only what was sent can be sent back, and nothing digital. */
export const returnableOf = (item: OrderItem): number =>
  item.kind === 'digital'
    ? 0
    : Math.min(availableOf(item), item.shipped - item.returned - (item.returning ?? 0));
