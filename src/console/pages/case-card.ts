import { formatMoney } from '../../commerce/money.ts';
import type { EffectLine } from '../../transcripts/transcript.ts';
import { type Html, html } from '../html.ts';
import { badge, CASE_KIND_WORDS, CASE_STATE_WORDS, CASE_TONES } from './words.ts';

/** What was asked of the shop, by which rule, and what came of it. */
export const caseCard = (line: EffectLine): Html => {
  const { action, state, reference, refusal, error } = line;
  return html`<div class="case"><p><strong>${CASE_KIND_WORDS[action.kind]}${'amount' in action && ` of ${formatMoney(action.amount, 'en')}`}</strong> for order ${action.orderId} ${badge(CASE_TONES[state], CASE_STATE_WORDS[state])}</p>
<p class="fine">${[
    reference && `Reference ${reference}`,
    refusal && `The shop: ${refusal.detail} (${refusal.code})`,
    error && state !== 'done' && `Last error: ${error}`,
    line.tries > 1 && `${line.tries} tries`,
    line.words,
  ]
    .filter(Boolean)
    .join(' · ')}</p></div>`;
};
