import type { DisputeType, ShopAction } from '../src/commerce/commerce.ts';
import { decideDispute } from '../src/commerce/policy.ts';
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
import { disputeWords as words } from './wording/dispute.en.ts';

interface DisputeProgress extends Progress {
  readonly offered?: string;
}

/** What is wrong, with which order, what happened → policy → a case with a number and what comes next. */
export const disputeDialog = (handOff: FlowDeps<DisputeProgress>['handOff']) =>
  new FlowDialog<DisputeProgress>({
    id: dialogId('dispute'),
    start: (slots) => ({ slots }),
    flow,
    handOff,
  });

async function flow(
  view: TurnView,
  before: DisputeProgress,
  heard: Heard,
): Promise<Next<DisputeProgress>> {
  const said = { ...before, slots: { ...before.slots, ...heard.slots } };
  const { disputeType: type, facts } = said.slots;
  if (!type) return { ...askType(), progress: said };

  const found = await orderFor(view, said, () => true);
  if ('next' in found) return found.next;
  const { order, progress } = found;

  const decision = decideDispute({ order, type, now: view.turn.now, rules: view.rules });
  if (decision.kind === 'deny') {
    view.explain(decision);
    return { kind: 'end', step: 'denied', reply: { text: words.denied(decision.words) } };
  }
  if (!facts) {
    return {
      kind: 'ask',
      step: 'facts',
      progress,
      reply: { text: words.facts },
      asked: { kind: 'facts' },
    };
  }
  view.explain(decision);

  const action: ShopAction = { kind: 'dispute', orderId: order.id, type, facts };
  const digest = digestOf(action);
  const answer = confirmation(view, heard, digest, progress.offered);
  if (answer === 'yes') {
    view.request(action, decision);
    return { kind: 'end', step: 'confirmed' };
  }
  if (answer === 'no') return { kind: 'end', step: 'declined', reply: { text: words.kept } };
  const quote = words.quote(order.id, words.named[type], decision.answerBy, decision.nextStep);
  return askToConfirm(answer, { progress, digest, quote, yes: words.yes, no: words.no });
}

function askType() {
  const choices = (Object.entries(words.types) as [DisputeType, string][]).map(([type, label]) => ({
    id: `dtype:${type}`,
    label,
  }));
  return {
    kind: 'ask' as const,
    step: 'choose_type',
    reply: { text: words.whatHappened, choices },
    asked: { kind: 'dispute_type' as const, choices },
  };
}
