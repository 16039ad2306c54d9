import type {
  DisputeType,
  OrderItem,
  RefundLine,
  ShopAction,
  ShopOutcome,
  ShopReceipt,
} from './commerce.ts';
import {
  amountFault,
  cancellationFault,
  lineFault,
  type Refused,
  refused,
  returnableOf,
} from './demo-shop-checks.ts';
import type { DisputeRecord, OrderRecord, ReturnRecord } from './demo-shop-models.ts';
import { addMoney } from './money.ts';
import { daysAfter } from './parcel-dates.ts';
import type { PolicyRules } from './policy-rules.ts';
import { availableOf, mergeLines } from './refundable-lines.ts';

/** The fields of an order that actions change. */
type Changes = Partial<Pick<OrderRecord, 'items' | 'status' | 'refunded' | 'returns' | 'disputes'>>;

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
  {
    reference,
    at,
    rules,
  }: { readonly reference: string; readonly at: Date; readonly rules: PolicyRules },
): Change => {
  const done = (
    changes: Changes,
    expectedDays: number,
    more: Pick<ShopReceipt, 'amount' | 'label'> = {},
  ): Change => ({
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
      if (no) return unchanged(no);
      const items = taken(order.items, action.lines, (item, units) => ({
        ...item,
        refunded: item.refunded + units,
      }));
      const changes = { items, refunded: addMoney(order.refunded, action.amount) };
      return done(
        neverLeft(items) ? { ...changes, status: 'cancelled' } : changes,
        rules.moneyBackDays,
        {
          amount: action.amount,
        },
      );
    }
    case 'cancellation': {
      const no = cancellationFault(order, action.amount);
      if (no) return unchanged(no);
      const items = order.items.map((item) => ({ ...item, refunded: item.quantity }));
      return done(
        { items, status: 'cancelled', refunded: addMoney(order.refunded, action.amount) },
        rules.moneyBackDays,
        { amount: action.amount },
      );
    }
    case 'return': {
      const no = lineFault(order, action, returnableOf) ?? amountFault(order, action);
      if (no) return unchanged(no);
      const items = taken(order.items, action.lines, (item, units) => ({
        ...item,
        returning: (item.returning ?? 0) + units,
      }));
      const label = `${reference}, Demo Shop Returns, 12 Harbour Lane`;
      const sendBy = daysAfter(at, rules.sendBackDays);
      const entry: ReturnRecord = {
        reference,
        lines: mergeLines(action.lines),
        amount: action.amount,
        label,
        sendBy,
      };
      return done({ items, returns: [...order.returns, entry] }, rules.sendBackDays, {
        amount: action.amount,
        label,
      });
    }
    case 'dispute': {
      const days = answerDays(rules, action.type);
      if (days === undefined)
        return unchanged(refused('not_refundable', 'no such kind of dispute'));
      const open = order.disputes.find(
        ({ type, state }) => type === action.type && state === 'open',
      );
      if (open)
        return unchanged(
          refused('dispute_open', `${open.reference} is open for this order and this reason`),
        );
      const { type } = action;
      // A case is not a place to store books in: a document holds 16 MB, for ever.
      const facts = action.facts.slice(0, 4_000);
      const entry: DisputeRecord = {
        reference,
        type,
        facts,
        answerBy: daysAfter(at, days),
        state: 'open',
      };
      return done({ disputes: [...order.disputes, entry] }, days);
    }
  }
};

const unchanged = (outcome: Refused): Change => ({ changes: {}, outcome });

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
