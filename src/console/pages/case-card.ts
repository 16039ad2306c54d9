import { formatMoney } from '../../commerce/money.ts';
import type { EffectLine } from '../../transcripts/transcript.ts';
import { type Html, html } from '../html.ts';
import { badge, CASE_KIND_WORDS, CASE_STATE_WORDS, CASE_TONES } from './words.ts';

/** What was asked of the shop, by which rule, and what came of it. */
export const caseCard = (line: EffectLine): Html =>
  html`<div class="case"><p>${caseTitle(line)}</p>
<p class="fine">${factsOf(line).join(' · ')}</p></div>`;

export const caseTitle = ({ action, state }: EffectLine): Html => {
  const amount = 'amount' in action && ` of ${formatMoney(action.amount, 'en')}`;
  return html`<strong>${CASE_KIND_WORDS[action.kind]}${amount}</strong> for order ${action.orderId} ${badge(CASE_TONES[state], CASE_STATE_WORDS[state])}`;
};

function factsOf({ state, reference, refusal, error, tries, words }: EffectLine): string[] {
  return [
    ...(reference ? [`Reference ${reference}`] : []),
    ...(refusal ? [`The shop: ${refusal.detail} (${refusal.code})`] : []),
    ...(error && state !== 'done' ? [`Last error: ${error}`] : []),
    ...(tries > 1 ? [`${tries} tries`] : []),
    words,
  ];
}
