import { formatMoney } from '../../commerce/money.ts';
import { CASE_STATES } from '../../transcripts/case-state.ts';
import type { Page } from '../../transcripts/cursor.ts';
import type { CaseRow } from '../../transcripts/rows.ts';
import { type Html, html } from '../html.ts';
import { CASE_KINDS } from '../queries.ts';
import type { Asked } from './conversations-page.ts';
import { type Frame, page } from './layout.ts';
import {
  badge,
  CASE_KIND_WORDS,
  CASE_STATE_WORDS,
  CASE_TONES,
  channelName,
  nextLink,
  select,
  when,
} from './words.ts';

export function casesPage(
  frame: Frame,
  { filters, problem }: Asked,
  { rows, next }: Page<CaseRow>,
): string {
  const path = `${frame.base}/cases`;
  const filtered = Object.values(filters).some(Boolean);
  return page(
    frame,
    'cases',
    'Cases',
    html`<h1>Cases</h1>
<form class="filters" method="get" action="${path}" role="search">
  ${select('kind', 'Kind', kinds, filters['kind'])}
  ${select('state', 'State', states, filters['state'])}
  <label><span>Order</span><input name="orderId" value="${filters['orderId']}" placeholder="R-1001" maxlength="100"></label>
  <label><span>From</span><input type="date" name="from" value="${filters['from']}"></label>
  <label><span>Until</span><input type="date" name="to" value="${filters['to']}"></label>
  <div class="actions"><button>Filter</button>${filtered && html`<a href="${path}">Clear</a>`}</div>
</form>
${problem && html`<p class="problem" role="alert">${problem}</p>`}
${rows.length > 0 ? table(frame, rows) : !problem && nothing(path, filtered)}
${nextLink(path, filters, next)}`,
  );
}

const kinds = CASE_KINDS.map((value) => ({ value, name: CASE_KIND_WORDS[value] }));
const states = CASE_STATES.map((value) => ({ value, name: CASE_STATE_WORDS[value] }));

const table = ({ base }: Frame, rows: readonly CaseRow[]): Html =>
  html`<div class="scroll" tabindex="0" role="region" aria-label="Cases"><table>
<thead><tr><th>Case</th><th class="number">Amount</th><th>Order</th><th>State</th><th>Reference</th><th>Asked for</th><th>Conversation</th></tr></thead>
<tbody>${rows.map(
    (row) => html`<tr>
<td><b>${CASE_KIND_WORDS[row.kind]}</b><span class="fine" title="${row.words}">${row.rule}</span></td>
<td class="number">${row.amount ? formatMoney(row.amount, 'en') : '–'}</td>
<td>${row.orderId}</td>
<td>${badge(CASE_TONES[row.state], CASE_STATE_WORDS[row.state])}${row.refusal && html`<span class="fine">${row.refusal.code}</span>`}${row.state === 'dead' && html`<span class="fine">${row.error}</span>`}</td>
<td>${row.reference ?? '–'}</td>
<td>${when(row.requestedAt)}</td>
<td><a href="${base}/conversations/${encodeURIComponent(row.conversation)}">${channelName(row.channel)}</a></td>
</tr>`,
  )}</tbody></table></div>`;

const nothing = (path: string, filtered: boolean): Html =>
  filtered
    ? html`<div class="empty"><h2>Nothing matches</h2><p>Try a wider time, or <a href="${path}">all cases</a>.</p></div>`
    : html`<div class="empty"><h2>No cases yet</h2><p>Refunds, cancellations, returns and disputes appear here as soon as a customer says yes to one, with the rule that allowed it and the shop's reference.</p></div>`;
