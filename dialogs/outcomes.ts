import type { TurnView } from '../src/conversation/turn-view.ts';
import type { ResultEntry } from '../src/log/document.ts';
import { outcomeWords as words } from './wording/outcome.en.ts';

/** Tells what became of effects, each once. */
export async function tellOutcomes(view: TurnView): Promise<void> {
  for (const result of view.turn.results) {
    view.say({ text: await told(view, result) });
    view.draft.step = `outcome/${result.outcome.kind}`;
    if (result.outcome.kind !== 'unsettled') {
      view.draft.waiting = view.draft.waiting.filter(({ key }) => key !== result.of);
    }
  }
}

async function told(view: TurnView, { outcome }: ResultEntry): Promise<string> {
  switch (outcome.kind) {
    case 'unsettled':
      return words.unsettled;
    case 'refused':
      return `${words.refused[outcome.code]} ${words.refusedEnd}`;
    case 'done': {
      // The reference must be told even when the shop can't be read just now.
      const order = await view.commerce.order(outcome.receipt.orderId).catch(() => undefined);
      return words.done(outcome.receipt, order?.paidWith, view.turn.now);
    }
  }
}
