import type { Order, RefundLine, ShopAction } from '../src/commerce/commerce.ts';
import { moneyFromDecimal } from '../src/commerce/money.ts';
import { decideRefund, type RefundDecision, refundableLines } from '../src/commerce/policy.ts';
import { whereaboutsOf } from '../src/commerce/refundable-lines.ts';
import { dialogId, type FlowDeps, FlowDialog, type Next } from '../src/conversation/flow-dialog.ts';
import { type Heard, NOTHING_HEARD, type TurnView } from '../src/conversation/turn-view.ts';
import type { Slots } from '../src/understanding/command.ts';
import { chooseItems, type ItemsProgress, withItemsHeard } from './steps/choose-items.ts';
import { orderFor } from './steps/choose-order.ts';
import { askReason } from './steps/choose-reason.ts';
import { askToConfirm, confirmation, digestOf } from './steps/confirm.ts';
import { mayStepUp } from './verification.ts';
import { counted } from './wording/common.en.ts';
import { refundWords } from './wording/refund.en.ts';

interface RefundProgress extends ItemsProgress {
  /** What was offered, to be confirmed: its digest. */
  readonly offered?: string;
  /** Lines that policy would allow where it denied all of what was asked. */
  readonly rest?: readonly RefundLine[];
  readonly lines?: readonly RefundLine[];
}

/** Which order, which items, why → policy → an offer → a yes to that very offer → the effect. */
export const refundDialog = (handOff: FlowDeps<RefundProgress>['handOff']) =>
  new FlowDialog<RefundProgress>({
    id: dialogId('refund'),
    start: (slots) => ({ slots }),
    flow,
    handOff,
  });

type Refund = Next<RefundProgress>;

async function flow(view: TurnView, before: RefundProgress, said: Heard): Promise<Refund> {
  const rest = restAgreed(before, said);
  // That yes was to going on with the rest, and to nothing else.
  const heard = rest ? NOTHING_HEARD : said;
  const known = rest ? goingOn(before, rest) : withHeard(before, heard);
  const found = await orderFor(view, known, (order) => refundableLines(order).length > 0);
  if ('next' in found) return found.next;
  const { order, progress } = found;

  const lines = progress.lines ?? linesFor(order, progress);
  if (!isLines(lines)) {
    const { counting, ...ask } = lines;
    return { ...ask, progress: { ...progress, ...(counting ? { counting } : {}) } };
  }
  const reason = progress.slots.reason ?? (needsReason(order, lines) ? undefined : 'other');
  if (!reason) return { ...askReason(), progress };

  const decision = decideRefund({
    ...whoAsks(view),
    order,
    lines,
    reason,
    now: view.turn.now,
    rules: view.rules,
  });
  view.explain(decision);
  switch (decision.kind) {
    case 'refund_now':
    case 'after_return':
      return offer(view, progress, heard, order, decision, reason);
    case 'needs_approval':
      if (decision.rule === 'refund.number_not_enough' && (await mayStepUp(view))) {
        return { kind: 'prove', progress };
      }
      return {
        kind: 'hand_off',
        step: 'approval',
        why: `refund of ${namesOf(order, decision.lines)} from ${order.id} (${reason}): ${decision.words}`,
        reply: { text: decision.words },
      };
    case 'deny':
      return denied(progress, heard, order, decision);
  }
}

function offer(
  view: TurnView,
  progress: RefundProgress,
  heard: Heard,
  order: Order,
  decision: RefundDecision,
  reason: NonNullable<Slots['reason']>,
): Refund {
  const isReturn = decision.kind === 'after_return';
  const { lines, amount, words, expectedDays: days } = decision;
  const action: ShopAction = {
    kind: isReturn ? 'return' : 'refund',
    orderId: order.id,
    lines,
    amount,
    reason,
  };
  const digest = digestOf(action);
  const answer = confirmation(view, heard, digest, progress.offered);
  if (answer === 'yes') {
    view.request(action, decision);
    const paused = view.turn.switches.moneyPaused;
    return {
      kind: 'end',
      step: 'confirmed',
      ...(paused ? { reply: { text: refundWords.paused } } : {}),
    };
  }
  if (answer === 'no') return { kind: 'end', step: 'declined', reply: { text: refundWords.kept } };

  const quote = (isReturn ? refundWords.quoteReturn : refundWords.quote)({
    order: order.id,
    items: namesOf(order, lines),
    amount,
    paidWith: order.paidWith,
    days,
    words,
  });
  return askToConfirm(answer, {
    progress,
    digest,
    quote,
    note: otherAmount(progress, decision),
    yes: isReturn ? refundWords.yesReturn : refundWords.yes,
    no: refundWords.no,
  });
}

function denied(
  progress: RefundProgress,
  heard: Heard,
  order: Order,
  { words, offer: rest }: RefundDecision,
): Refund {
  if (!rest || rest.length === 0) {
    return { kind: 'end', step: 'denied', reply: { text: refundWords.denied(words) } };
  }
  const digest = digestOf(['rest', order.id, rest]);
  if (heard.no || heard.picks.includes(`no:${digest}`)) {
    return { kind: 'end', step: 'declined', reply: { text: refundWords.kept } };
  }
  return askToConfirm('ask', {
    step: 'offer_rest',
    progress: { ...progress, rest },
    digest,
    quote: refundWords.offerRest(words, namesOf(order, rest)),
    yes: refundWords.yesRest,
    no: refundWords.no,
  });
}

/** Lines that were offered after a denial, when they were just agreed to. */
function restAgreed({ rest, offered, slots }: RefundProgress, heard: Heard) {
  if (!rest || offered !== digestOf(['rest', slots.order, rest])) return undefined;
  return heard.yes || heard.picks.includes(`yes:${offered}`) ? rest : undefined;
}

function goingOn(before: RefundProgress, lines: readonly RefundLine[]): RefundProgress {
  const { rest: _rest, offered: _offered, ...others } = before;
  return { ...others, lines };
}

/** Takes in what was said; another order voids what was settled about the one before. */
function withHeard(before: RefundProgress, heard: Heard): RefundProgress {
  const { rest: _rest, lines: _lines, ...others } = before;
  const corrected = Object.keys(heard.slots).length > 0 || heard.picks.length > 0;
  const kept = corrected && !heard.picks.some((pick) => pick.startsWith('yes:')) ? others : before;

  const { order } = heard.slots;
  const another =
    order !== undefined && before.slots.order !== undefined && order !== before.slots.order;
  const { items: _i, whole: _w, amount: _a, ...aboutAnother } = kept.slots;
  const base: RefundProgress = another ? { slots: aboutAnother } : kept;
  const { items: _items, ...slots } = heard.slots;
  return withItemsHeard({ ...base, slots: { ...base.slots, ...slots } }, heard);
}

/** The items named; or, where only an amount was named, the one thing that costs it. */
function linesFor(order: Order, progress: RefundProgress) {
  const { amount, items, whole } = progress.slots;
  if (amount && !items && !whole && !progress.items) {
    const wanted = moneyFromDecimal(amount.value, amount.currency ?? order.captured.currency);
    const costing = refundableLines(order).filter(
      ({ unitPrice }) => unitPrice.minor === wanted?.minor,
    );
    const [only, ...others] = costing;
    if (only && others.length === 0) return [{ itemId: only.itemId, quantity: 1 }];
  }
  const chosen = chooseItems(order, progress);
  return chosen.kind === 'lines' ? chosen.lines : chosen;
}

const isLines = <T>(lines: readonly RefundLine[] | T): lines is readonly RefundLine[] =>
  Array.isArray(lines);

/** What was never sent is refunded for any reason, and nothing left for none: neither is asked for. */
function needsReason(order: Order, lines: readonly RefundLine[]): boolean {
  if (refundableLines(order).length === 0) return false;
  return lines.some(({ itemId, quantity }) => {
    const item = order.items.find(({ id }) => id === itemId);
    return item !== undefined && whereaboutsOf(item).unshipped < quantity;
  });
}

function otherAmount({ slots }: RefundProgress, { amount }: RefundDecision): string | undefined {
  if (!slots.amount) return undefined;
  const wanted = moneyFromDecimal(slots.amount.value, slots.amount.currency ?? amount.currency);
  if (wanted?.minor === amount.minor && wanted.currency === amount.currency) return undefined;
  return refundWords.otherAmount(
    `${slots.amount.value} ${slots.amount.currency ?? ''}`.trim(),
    amount,
  );
}

function whoAsks({ draft: { party } }: TurnView) {
  if (party.kind === 'staff') return { actor: 'staff' as const };
  return { actor: 'customer' as const, ...(party.provenBy ? { provenBy: party.provenBy } : {}) };
}

const namesOf = (order: Order, lines: readonly RefundLine[]): string =>
  counted(
    lines.map(({ itemId, quantity }) => ({
      quantity,
      name: order.items.find(({ id }) => id === itemId)?.name ?? itemId,
    })),
  );
