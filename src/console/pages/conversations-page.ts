import type { Page } from '../../transcripts/cursor.ts';
import { CONVERSATION_STATUSES, type ConversationRow } from '../../transcripts/rows.ts';
import { type Html, html } from '../html.ts';
import { type Frame, page } from './layout.ts';
import { badge, channelName, nextLink, STATUS_TONES, STATUS_WORDS, select, when } from './words.ts';

/** The filters as they were typed, and why they could not be read, if so. */
export interface Asked {
  readonly filters: Readonly<Record<string, string | undefined>>;
  readonly problem?: string;
}

const CHANNELS = ['sms', 'whatsapp', 'slack', 'terminal'];

export function conversationsPage(
  frame: Frame,
  { filters, problem }: Asked,
  { rows, next }: Page<ConversationRow>,
): string {
  const path = `${frame.base}/conversations`;
  const filtered = Object.values(filters).some(Boolean);
  return page(
    frame,
    'conversations',
    'Conversations',
    html`<h1>Conversations</h1>
<form class="filters" method="get" action="${path}" role="search">
  <label class="wide"><span>Search</span><input type="search" name="text" value="${filters['text']}" placeholder="Words, order or reference" maxlength="200"></label>
  <label class="wide"><span>Customer</span><input name="customer" value="${filters['customer']}" placeholder="Name, number or id" maxlength="200"></label>
  ${select('status', 'Status', statusOptions, filters['status'])}
  ${select('channel', 'Channel', channelOptions, filters['channel'])}
  <label><span>From</span><input type="date" name="from" value="${filters['from']}"></label>
  <label><span>Until</span><input type="date" name="to" value="${filters['to']}"></label>
  <div class="actions"><button>Search</button>${filtered && html`<a href="${path}">Clear</a>`}</div>
</form>
${problem && html`<p class="problem" role="alert">${problem}</p>`}
${rows.length > 0 ? list(frame, rows) : !problem && nothing(frame, filtered)}
${nextLink(path, filters, next)}`,
  );
}

const statusOptions = CONVERSATION_STATUSES.map((value) => ({ value, name: STATUS_WORDS[value] }));
const channelOptions = CHANNELS.map((value) => ({ value, name: channelName(value) }));

const list = ({ base }: Frame, rows: readonly ConversationRow[]): Html =>
  html`<ul class="rows">${rows.map(
    (row) => html`<li><a class="row" href="${base}/conversations/${encodeURIComponent(row._id)}">
  <strong dir="auto">${personName(row)}</strong>
  <span class="last" dir="auto">${row.lastText || 'No words'}</span>
  <span class="facts">${badge(STATUS_TONES[row.status], statusWords(row))}${
    row.counts.pending > 0 && badge('warn', 'Unanswered')
  }${row.counts.undelivered > 0 && badge('bad', `${row.counts.undelivered} not delivered`)}${
    row.counts.cases > 0 &&
    badge('calm', row.counts.cases === 1 ? '1 case' : `${row.counts.cases} cases`)
  }</span>
  <span class="meta">${channelName(row.channel)} · ${when(row.lastAt)}</span>
</a></li>`,
  )}</ul>`;

const nothing = ({ base }: Frame, filtered: boolean): Html =>
  filtered
    ? html`<div class="empty"><h2>Nothing matches</h2>
<p>Words are found as they were written, anywhere in a conversation. Try fewer of them, a wider time, or <a href="${base}/conversations">all conversations</a>.</p></div>`
    : html`<div class="empty"><h2>No conversations yet</h2>
<p>As soon as somebody writes by SMS, WhatsApp or Slack, the conversation appears here, with every answer and the reason for it. In demo mode, <a href="/simulator">the simulator</a> is the phone to try it with.</p></div>`;

export const personName = ({ name, address }: ConversationRow): string =>
  name ? (address ? `${name} · ${address}` : name) : address || 'No longer known';

export const statusWords = ({ status, heldBy }: ConversationRow): string =>
  status === 'person' && heldBy ? `With ${heldBy}` : STATUS_WORDS[status];
