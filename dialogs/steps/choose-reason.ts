import type { RefundReason } from '../../src/commerce/commerce.ts';
import { refundWords } from '../wording/refund.en.ts';

/** Why something goes back. */
export function askReason() {
  const choices = (Object.entries(refundWords.reasons) as [RefundReason, string][]).map(
    ([reason, label]) => ({ id: `reason:${reason}`, label }),
  );
  return {
    kind: 'ask' as const,
    step: 'choose_reason',
    reply: { text: refundWords.why, choices },
    asked: { kind: 'reason' as const, choices },
  };
}
