import type {
  DisputeType,
  OrderItem,
  RefundLine,
  RefusalCode,
  ShopAction,
  ShopOutcome,
  ShopReceipt,
} from './commerce.ts';
import type { DisputeRecord, OrderRecord, ReturnRecord } from './demo-shop-models.ts';
import { addMoney, type Money } from './money.ts';
import { daysAfter } from './parcel-dates.ts';
import type { PolicyRules } from './policy-rules.ts';
import { amountOf, availableOf, freeOf, mergeLines, remainingOf } from './refundable-lines.ts';

/** The fields of an order that actions change. */
export type Changes = Partial<Pick<OrderRecord, 'items' | 'status' | 'refunded' | 'returns' | 'disputes'>>;

export interface Change {
  readonly outcome: ShopOutcome;
  /** Empty when refused. */
  readonly changes: Changes;
}

/**
 * Pure: what an action does to an order, or why the shop refuses it. Trusts nothing it is told:
 * amounts are recomputed from the items, quantities and sums checked against the order. Windows and
 * final sale are policy's; this is what must hold even when policy was asked wrongly.
 */
export const changeOrder = (
  order: OrderRecord,
  action: ShopAction,
  { reference, at, rules }: { readonly reference: string; readonly at: Date; readonly rules: PolicyRules },
): Change => {
  const done = (changes: Changes, expectedDays: number, more: Pick<ShopReceipt, 'amount' | 'label'> = {}): Change => ({
    changes,
    outcome: {
      kind: 'done',
      receipt: {
        reference,
        action: action.kind,
        orderId: order._id,
        at,
        expectedBy: daysAfter(at, expectedDays),
        ...more,
      },
    },
  });

  switch (action.kind) {
    case 'refund': {
      const no = lineFault(order, action, availableOf) ?? amountFault(order, action);
      if (no) return no;
      const items = taken(order.items, action.lines, (item, units) => ({ ...item, refunded: item.refunded + units }));
      const changes = { items, refunded: addMoney(order.refunded, action.amount) };
      return done(neverLeft(items) ? { ...changes, status: 'cancelled' } : changes, rules.moneyBackDays, {
        amount: action.amount,
      });
    }
    case 'cancellation': {
      const no = cancellationFault(order, action.amount);
      if (no) return no;
      const items = order.items.map((item) => ({ ...item, refunded: item.quantity }));
      return done(
        { items, status: 'cancelled', refunded: addMoney(order.refunded, action.amount) },
        rules.moneyBackDays,
        { amount: action.amount },
      );
    }
    case 'return': {
      const no = lineFault(order, action, returnableOf) ?? amountFault(order, action);
      if (no) return no;
      const items = taken(order.items, action.lines, (item, units) => ({
        ...item,
        returning: (item.returning ?? 0) + units,
      }));
      const label = `${reference}, Demo Shop Returns, 12 Harbour Lane`;
      const sendBy = daysAfter(at, rules.sendBackDays);
      const entry: ReturnRecord = { reference, lines: mergeLines(action.lines), amount: action.amount, label, sendBy };
      return done({ items, returns: [...order.returns, entry] }, rules.sendBackDays, { amount: action.amount, label });
    }
    case 'dispute': {
      const days = answerDays(rules, action.type);
      if (days === undefined) return refused('not_refundable', 'no such kind of dispute');
      const open = order.disputes.find(({ type, state }) => type === action.type && state === 'open');
      if (open) return refused('dispute_open', `${open.reference} is open for this order and this reason`);
      const { type, facts } = action;
      const entry: DisputeRecord = { reference, type, facts, answerBy: daysAfter(at, days), state: 'open' };
      return done({ disputes: [...order.disputes, entry] }, days);
    }
  }
};

export const refused = (code: RefusalCode, detail: string): Change => ({
  changes: {},
  outcome: { kind: 'refused', code, detail },
});

const lineFault = (
  order: OrderRecord,
  { lines }: { readonly lines: readonly RefundLine[] },
  most: (item: OrderItem) => number,
): Change | undefined => {
  if (order.status === 'cancelled') return refused('already_cancelled', 'the order was cancelled');
  if (lines.length === 0) return refused('not_refundable', 'no items are named');
  if (!lines.every(({ quantity }) => Number.isSafeInteger(quantity) && quantity > 0)) {
    return refused('not_refundable', 'a quantity is no whole number above zero');
  }
  for (const { itemId, quantity } of mergeLines(lines)) {
    const item = order.items.find(({ id }) => id === itemId);
    if (!item) return refused('not_refundable', `${itemId} is not an item of this order`);
    if (quantity > availableOf(item)) {
      return refused('already_refunded', `${availableOf(item)} of ${itemId} are left to refund, not ${quantity}`);
    }
    if (quantity > most(item))
      return refused('not_refundable', `${most(item)} of ${itemId} can come back, not ${quantity}`);
  }
  return undefined;
};

/** Exactly what the items cost, or all that is left where that is less: nothing below, nothing above. */
const amountFault = (
  order: OrderRecord,
  { lines, amount }: { readonly lines: readonly RefundLine[]; readonly amount: Money },
): Change | undefined => {
  const fault = moneyFault(order, amount);
  if (fault) return fault;
  if (amount.minor > freeOf(order).minor)
    return refused('amount_exceeds_captured', 'more than is left of what was paid');
  const due = amountOf(order, lines).minor;
  return amount.minor === due ? undefined : refused('not_refundable', `the items come to ${due} minor units`);
};

const cancellationFault = (order: OrderRecord, amount: Money): Change | undefined => {
  if (order.status === 'cancelled') return refused('already_cancelled', 'the order was cancelled before');
  if (order.status !== 'processing' || order.items.some(({ shipped }) => shipped > 0)) {
    return refused('already_shipped', 'some of the order has left the warehouse');
  }
  const left = remainingOf(order).minor;
  if (left === 0) return refused('already_refunded', 'all that was paid has been refunded');
  const fault = moneyFault(order, amount);
  if (fault) return fault;
  if (amount.minor > left) return refused('amount_exceeds_captured', 'more than is left of what was paid');
  return amount.minor === left ? undefined : refused('not_refundable', `${left} minor units are left of what was paid`);
};

const moneyFault = (order: OrderRecord, amount: Money): Change | undefined => {
  if (amount.currency !== order.captured.currency) {
    return refused('currency_mismatch', `the order was paid in ${order.captured.currency}`);
  }
  return Number.isSafeInteger(amount.minor) && amount.minor > 0
    ? undefined
    : refused('not_refundable', 'the amount is no whole number of minor units above zero');
};

/** Only what was sent can be sent back, and nothing digital. */
const returnableOf = (item: OrderItem): number =>
  item.kind === 'digital' ? 0 : Math.min(availableOf(item), item.shipped - item.returned - (item.returning ?? 0));

const taken = (
  items: readonly OrderItem[],
  lines: readonly RefundLine[],
  change: (item: OrderItem, units: number) => OrderItem,
): readonly OrderItem[] => {
  const merged = mergeLines(lines);
  return items.map((item) => {
    const line = merged.find(({ itemId }) => itemId === item.id);
    return line ? change(item, line.quantity) : item;
  });
};

/** Refunded whole before anything was sent: then nothing must be sent any more. */
const neverLeft = (items: readonly OrderItem[]): boolean =>
  items.every(({ shipped, refunded, quantity }) => shipped === 0 && refunded >= quantity);

const answerDays = (rules: PolicyRules, type: DisputeType): number | undefined =>
  Object.hasOwn(rules.disputeAnswerDays, type) ? rules.disputeAnswerDays[type] : undefined;
