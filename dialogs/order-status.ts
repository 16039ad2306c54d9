import {
  dialogId,
  type FlowDeps,
  FlowDialog,
  type Next,
  type Progress,
} from '../src/conversation/flow-dialog.ts';
import type { Heard, TurnView } from '../src/conversation/turn-view.ts';
import { chooseOrder } from './steps/choose-order.ts';
import { orderWords } from './wording/order.en.ts';

/** Where an order is: a sentence, and the order as a card. */
export const orderStatusDialog = (handOff: FlowDeps<Progress>['handOff']) =>
  new FlowDialog<Progress>({
    id: dialogId('order_status'),
    start: (slots) => ({ slots }),
    flow,
    handOff,
  });

async function flow(view: TurnView, before: Progress, heard: Heard): Promise<Next<Progress>> {
  const progress = { slots: { ...before.slots, ...heard.slots } };
  const chosen = await chooseOrder(view, progress.slots, ({ status }) => status !== 'cancelled');
  if (chosen.kind === 'ask') {
    const { order: _order, ...slots } = progress.slots;
    return { ...chosen, progress: { slots } };
  }
  if (chosen.kind === 'prove') return { kind: 'prove', progress };
  if (chosen.kind !== 'order') return chosen;
  const { order } = chosen;
  const { now } = view.turn;
  return {
    kind: 'end',
    step: 'told',
    reply: { text: orderWords.status(order, now), card: orderWords.card(order, now) },
  };
}
