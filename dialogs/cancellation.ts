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
import { orderFor } from './steps/choose-order.ts';
import { askToConfirm, confirmation, digestOf } from './steps/confirm.ts';
import { cancellationWords as words } from './wording/cancellation.en.ts';
import { counted } from './wording/common.en.ts';

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
  const said = { ...before, slots: { ...before.slots, ...heard.slots } };
  const found = await orderFor(view, said, ({ status }) => status === 'processing');
  if ('next' in found) return found.next;
  const { order, progress } = found;

  const decision = decideCancellation({ order, now: view.turn.now, rules: view.rules });
  view.explain(decision);
  if (decision.kind === 'deny') {
    return { kind: 'end', step: 'denied', reply: { text: words.denied(decision.words) } };
  }
  if (decision.kind === 'too_late') return tooLate(progress, heard, order, decision.words);

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
  return askToConfirm(answer, { progress, digest, quote, yes: words.yes, no: words.no });
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
  return askToConfirm('ask', {
    step: 'too_late',
    progress,
    digest,
    quote: words.tooLate(why),
    yes: words.yesReturn,
    no: words.no,
  });
}
