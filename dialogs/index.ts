import type { Dialogs } from '../src/conversation/dialog-engine.ts';
import { cancellationDialog } from './cancellation.ts';
import { disputeDialog } from './dispute.ts';
import { handOff } from './handoff.ts';
import { orderStatusDialog } from './order-status.ts';
import { refundDialog } from './refund.ts';
import { root } from './root.ts';
import { verificationDialog } from './verification.ts';
import { rootWords } from './wording/root.en.ts';

/** All dialogs, and what leads through them. */
export function createDialogs(): Dialogs {
  const handing = (view: Parameters<typeof handOff>[0], why: string) => handOff(view, why);
  return {
    dialogs: [
      refundDialog(handing),
      cancellationDialog(handing),
      disputeDialog(handing),
      orderStatusDialog(handing),
      verificationDialog(handing),
    ],
    root,
    introduction: ({ shopName }) => rootWords.introduction(shopName),
  };
}
