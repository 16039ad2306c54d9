import {
  dialogId,
  type FlowDeps,
  FlowDialog,
  type Next,
  type Progress,
} from '../src/conversation/flow-dialog.ts';
import type { Heard, TurnView } from '../src/conversation/turn-view.ts';
import { orderFor } from './steps/choose-order.ts';
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
  const said = { slots: { ...before.slots, ...heard.slots } };
  const found = await orderFor(view, said, ({ status }) => status !== 'cancelled');
  if ('next' in found) return found.next;
  const { order } = found;
  const { now } = view.turn;
  return {
    kind: 'end',
    step: 'told',
    reply: { text: orderWords.status(order, now), card: orderWords.card(order, now) },
  };
}
