import type { Order, RefundLine, RefundReason } from './commerce.ts';
import { compare, type Money, zero } from './money.ts';
import type { PolicyRules } from './policy-rules.ts';
import { type Ruled, ruled } from './policy-words.ts';
import { isFault, type Verdict, verdictOn } from './refund-verdicts.ts';
import {
  amountOf,
  availableOf,
  freeOf,
  mergeLines,
  remainingOf,
  type Whereabouts,
  whereaboutsOf,
} from './refundable-lines.ts';

export interface RefundQuestion {
  readonly order: Order;
  readonly lines: readonly RefundLine[];
  readonly reason: RefundReason;
  readonly now: Date;
  readonly rules: PolicyRules;
  /** Whose word decides: staff are the approval that `needs_approval` asks for. */
  readonly actor: 'customer' | 'staff';
  readonly provenBy?: 'number' | 'code';
}

/**
 * - `refund_now`: the money is sent at once
 * - `after_return`: a return is registered, the money follows once it is back
 * - `needs_approval`: would be `refund_now`, by a member of staff
 * - `deny`: no
 */
export type RefundDecision = Ruled & {
  readonly kind: Verdict['kind'];
  /** The lines that it is about, merged; these go into the action. */
  readonly lines: readonly RefundLine[];
  /** Computed from the order, never above what is left of its payment; zero when denied. */
  readonly amount: Money;
  /** Days until the money is on the account, from sending (or from the parcel's return); 0 when denied. */
  readonly expectedDays: number;
  /** Where only some of the lines stand in the way: the others, to be asked about anew. */
  readonly offer?: readonly RefundLine[];
  readonly version: string;
};

interface Part extends Verdict {
  readonly line: RefundLine;
}

/** Pure: what a refund of these lines for this reason comes to, and by which rule. */
export const decideRefund = (question: RefundQuestion): RefundDecision => {
  const { order, rules, actor } = question;
  const lines = mergeLines(question.lines);
  const deny = (why: Ruled, offer: readonly RefundLine[] = []): RefundDecision => ({
    ...why,
    kind: 'deny',
    lines,
    amount: zero(order.captured.currency),
    expectedDays: 0,
    version: rules.version,
    ...(offer.length > 0 ? { offer } : {}),
  });

  if (order.status === 'cancelled') return deny(ruled('refund.order_cancelled', {}));
  if (lines.length === 0) return deny(ruled('refund.nothing_chosen', {}));
  if (remainingOf(order).minor <= 0) return deny(ruled('refund.nothing_left', {}));

  const parts = lines.flatMap((line) => partsOf(question, line));
  const agreed = parts.filter(({ kind }) => kind !== 'deny');
  const denied = parts.find(({ kind }) => kind === 'deny');
  if (denied) return deny(denied.why, linesOf(agreed));

  const now = agreed.filter(({ kind }) => kind !== 'after_return');
  if (now.length > 0 && now.length < agreed.length) {
    return deny(ruled('refund.one_way_at_a_time', {}), linesOf(now));
  }

  const amount = amountOf(order, lines);
  if (amount.minor <= 0)
    return deny(ruled(freeOf(order).minor > 0 ? 'refund.nothing_paid' : 'refund.nothing_left', {}));

  const verdict = approvedBy(
    actor,
    now.length === 0 ? firstOf(agreed) : weighed(question, now, amount),
  );
  return {
    ...verdict.why,
    kind: verdict.kind,
    lines,
    amount,
    expectedDays: rules.moneyBackDays,
    version: rules.version,
  };
};

/** What one line comes to; its units may be in several places. */
const partsOf = (
  { order, reason, now, rules }: RefundQuestion,
  line: RefundLine,
): readonly Part[] => {
  const item = order.items.find(({ id }) => id === line.itemId);
  const no = (why: Ruled): readonly Part[] => [{ kind: 'deny', why, line }];
  if (!item || !Number.isSafeInteger(line.quantity) || line.quantity < 1) {
    return no(ruled('refund.no_such_item', {}));
  }
  const available = availableOf(item);
  if (available === 0) {
    return no(
      (item.returning ?? 0) > 0
        ? ruled('refund.return_open', { item: item.name })
        : ruled('refund.already_refunded', { item: item.name }),
    );
  }
  if (line.quantity > available) {
    const rest = { itemId: item.id, quantity: available };
    return [
      ...no(ruled('refund.quantity', { item: item.name, left: available })),
      ...partsOf({ order, reason, now, rules, lines: [], actor: 'customer' }, rest),
    ];
  }

  const whereabouts = whereaboutsOf(item);
  let wanted = line.quantity;
  const parts: readonly Part[] = placesFor(reason).flatMap((place) => {
    const quantity = Math.min(wanted, whereabouts[place]);
    wanted -= quantity;
    if (quantity === 0) return [];
    return [
      {
        line: { itemId: item.id, quantity },
        ...verdictOn(item, place, { order, reason, now, rules }),
      },
    ];
  });
  // Counts that contradict each other (more delivered than sent) leave units without a place.
  return wanted === 0
    ? parts
    : [
        ...parts,
        ...no(ruled('refund.quantity', { item: item.name, left: line.quantity - wanted })),
      ];
};

/** Which units a reason is about, most likely first. */
const placesFor = (reason: RefundReason): readonly Whereabouts[] =>
  isFault(reason)
    ? ['came_back', 'delivered', 'in_transit', 'unshipped']
    : ['came_back', 'unshipped', 'in_transit', 'delivered'];

/** Money that would go out at once is weighed against what the order has paid back already. */
const weighed = (question: RefundQuestion, parts: readonly Part[], amount: Money): Verdict => {
  const { order, rules, actor, provenBy } = question;
  const waiting = parts.find(({ kind }) => kind === 'needs_approval');
  if (waiting) return waiting;

  const { currency } = order.captured;
  const total = order.refunded.minor + amount.minor;
  if (
    actor === 'customer' &&
    provenBy !== 'code' &&
    total > (rules.numberOnlyLimit[currency] ?? 0)
  ) {
    return { kind: 'needs_approval', why: ruled('refund.number_not_enough', {}) };
  }
  // What never left the shop can't be had for nothing, so its size is no risk.
  if (parts.every(({ why }) => why.rule === 'refund.not_shipped')) return firstOf(parts);
  if (total > (rules.approvalLimit[currency] ?? 0)) {
    return { kind: 'needs_approval', why: ruled('refund.above_limit', {}) };
  }
  const repeated = compare(order.refunded, zero(currency)) > 0;
  if (repeated && total * 100 > order.captured.minor * rules.repeatedRefundPercent) {
    return { kind: 'needs_approval', why: ruled('refund.repeated', {}) };
  }
  return firstOf(parts);
};

const approvedBy = (actor: RefundQuestion['actor'], verdict: Verdict): Verdict =>
  actor === 'staff' && verdict.kind === 'needs_approval'
    ? { kind: 'refund_now', why: ruled('refund.approved', { basis: verdict.why.rule }) }
    : verdict;

const linesOf = (parts: readonly Part[]): readonly RefundLine[] =>
  mergeLines(parts.map(({ line }) => line));

const firstOf = (parts: readonly Part[]): Verdict => {
  const [first] = parts;
  return first ?? { kind: 'deny', why: ruled('refund.nothing_chosen', {}) };
};
