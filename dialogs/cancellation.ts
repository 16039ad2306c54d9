import type { Order, ShopAction } from '../src/commerce/commerce.ts';
import { decideCancellation } from '../src/commerce/policy.ts';
import {
  dialogId,
  type FlowDeps,
  FlowDialog,
  type Next,
  type Progress,
} from '../src/conversation/flow-dialog.ts';
import type { Heard, TurnView } from '../src/conversation/turn-view.ts';
import { chooseOrder } from './steps/choose-order.ts';
import { confirmation, digestOf, yesNo } from './steps/confirm.ts';
import { cancellationWords as words } from './wording/cancellation.en.ts';
import { counted } from './wording/common.en.ts';
import { refundWords } from './wording/refund.en.ts';

interface CancellationProgress extends Progress {
  readonly offered?: string;
}

/** Before anything was sent: cancel, all money back. After it: a return or a refund is offered. */
export const cancellationDialog = (handOff: FlowDeps<CancellationProgress>['handOff']) =>
  new FlowDialog<CancellationProgress>({
    id: dialogId('cancel_order'),
    start: (slots) => ({ slots }),
    flow,
    handOff,
  });

async function flow(
  view: TurnView,
  before: CancellationProgress,
  heard: Heard,
): Promise<Next<CancellationProgress>> {
  const progress = { ...before, slots: { ...before.slots, ...heard.slots } };
  const chosen = await chooseOrder(view, progress.slots, ({ status }) => status === 'processing');
  if (chosen.kind === 'ask') {
    const { order: _order, ...slots } = progress.slots;
    return { ...chosen, progress: { ...progress, slots } };
  }
  if (chosen.kind === 'prove') return { kind: 'prove', progress };
  if (chosen.kind !== 'order') return chosen;
  const { order } = chosen;
  const known = { ...progress, slots: { ...progress.slots, order: order.id } };

  const decision = decideCancellation({ order, now: view.turn.now, rules: view.rules });
  view.explain(decision);
  if (decision.kind === 'deny') {
    return { kind: 'end', step: 'denied', reply: { text: words.denied(decision.words) } };
  }
  if (decision.kind === 'too_late') return tooLate(known, heard, order, decision.words);

  const action: ShopAction = { kind: 'cancellation', orderId: order.id, amount: decision.amount };
  const digest = digestOf(action);
  const answer = confirmation(view, heard, digest, progress.offered);
  if (answer === 'yes') {
    view.request(action, decision);
    const paused = view.turn.switches.moneyPaused;
    return { kind: 'end', step: 'confirmed', ...(paused ? { reply: { text: words.paused } } : {}) };
  }
  if (answer === 'no') return { kind: 'end', step: 'declined', reply: { text: words.kept } };
  const quote = words.quote(
    order.id,
    counted(order.items),
    decision.amount,
    order.paidWith,
    decision.expectedDays,
  );
  const first =
    answer === 'changed'
      ? words.changed
      : answer === 'repeat'
        ? refundWords.askedBefore
        : undefined;
  const choices = yesNo(digest, words.yes, words.no);
  return {
    kind: 'ask',
    step: 'confirm',
    progress: { ...known, offered: digest },
    reply: { text: [first, quote].filter(Boolean).join('\n\n'), choices },
    asked: { kind: 'yes_no', choices },
  };
}

function tooLate(
  progress: CancellationProgress,
  heard: Heard,
  order: Order,
  why: string,
): Next<CancellationProgress> {
  const digest = digestOf(['too_late', order.id]);
  const agreed =
    progress.offered === digest && (heard.yes || heard.picks.includes(`yes:${digest}`));
  // A refund has its own offer and its own yes.
  if (agreed) return { kind: 'goto', dialog: 'refund', slots: { order: order.id } };
  if (progress.offered === digest && (heard.no || heard.picks.includes(`no:${digest}`))) {
    return { kind: 'end', step: 'declined', reply: { text: words.kept } };
  }
  const choices = yesNo(digest, words.yesReturn, words.no);
  return {
    kind: 'ask',
    step: 'too_late',
    progress: { ...progress, offered: digest },
    reply: { text: words.tooLate(why), choices },
    asked: { kind: 'yes_no', choices },
  };
}
