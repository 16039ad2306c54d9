import type { ConversationRow } from '../../transcripts/rows.ts';
import type {
  Author,
  EffectLine,
  IncomingLine,
  OutgoingLine,
  TranscriptLine,
} from '../../transcripts/transcript.ts';
import { type Html, html } from '../html.ts';
import { caseCard, caseTitle } from './case-card.ts';
import { personName, statusWords } from './conversations-page.ts';
import { type Frame, page } from './layout.ts';
import { whyDetails } from './why-details.ts';
import { badge, channelName, deliveryWords, isLost, STATUS_TONES, when } from './words.ts';

/** One conversation as it was, with the reason for each thing the assistant said. */
export function transcriptPage(
  frame: Frame,
  row: ConversationRow,
  lines: readonly TranscriptLine[],
): string {
  const cases = lines.filter((line): line is EffectLine => line.kind === 'effect');
  return page(
    frame,
    'conversations',
    personName(row),
    html`<p class="back"><a href="${frame.base}/conversations">← Conversations</a></p>
<header class="head"><h1 dir="auto">${personName(row)}</h1>
<p class="meta">${badge(STATUS_TONES[row.status], statusWords(row))} ${channelName(row.channel)} · ${row.language} · since ${when(row.startedAt)}${row.customerId && html` · customer ${row.customerId}`}</p></header>
${cases.length > 0 && html`<section class="case-list" aria-label="Cases">${cases.map(caseCard)}</section>`}
<ol class="chat">${inDays(lines)}</ol>
<p class="fine">Delivery marks are the provider's own word. Id ${row._id}</p>`,
  );
}

/** Bubbles and separators; a turn's reasons stand under what it said. */
function inDays(lines: readonly TranscriptLine[]): Html[] {
  let day = '';
  let reasons: Html | undefined;
  const out: Html[] = [];
  const close = () => {
    if (reasons) out.push(reasons);
    reasons = undefined;
  };
  for (const line of lines) {
    const inTurn = line.kind === 'outgoing' || line.kind === 'effect';
    if (!inTurn) close();
    const today = line.at.toISOString().slice(0, 10);
    if (today !== day) out.push(html`<li class="separator day">${when(line.at, 'day')}</li>`);
    day = today;
    if (line.kind === 'turn') reasons = whyDetails(line);
    else out.push(lineMarkup(line));
  }
  close();
  return out;
}

function lineMarkup(line: Exclude<TranscriptLine, { kind: 'turn' }>): Html {
  switch (line.kind) {
    case 'incoming':
      return incoming(line);
    case 'outgoing':
      return line.lane === 'desk' ? toDesk(line) : outgoing(line);
    case 'effect':
      return html`<li class="separator">Asked of the shop: ${caseTitle(line)}</li>`;
    case 'claim':
      return separator(line.at, `${line.by.name} took over`);
    case 'give_back':
      return separator(line.at, `${line.by.name} gave it back to the assistant`);
    case 'note':
      return html`<li class="note"><p class="by">${line.by.name}, note for colleagues · ${when(line.at, 'time')}</p><p class="text" dir="auto">${line.redacted ? gone(line.redacted) : line.text}</p></li>`;
    case 'review':
      return separator(
        line.at,
        `Dead letter ${line.action === 'close' ? 'closed' : 'requeued'} by ${line.by}: ${line.reason}`,
      );
  }
}

const separator = (at: Date, text: string): Html =>
  html`<li class="separator"><span dir="auto">${text}</span> ${when(at, 'time')}</li>`;

const incoming = (line: IncomingLine): Html =>
  html`<li class="bubble ${line.author.kind === 'staff' ? 'mine staff' : 'theirs'}">
<p class="by">${authorName(line.author)}${line.author.kind === 'staff' && ', from the desk'} · ${when(line.at, 'time')}</p>
${line.event ? html`<p class="text">${eventWords(line.event)}</p>` : words(line)}
${line.media.map(({ contentType, name }) => html`<p class="media">Attachment: ${name ?? contentType}</p>`)}
${line.pending && html`<p class="mark warn">Not answered yet</p>`}
</li>`;

const outgoing = (line: OutgoingLine): Html =>
  html`<li class="bubble mine${line.author.kind === 'staff' && ' staff'}">
<p class="by">${authorName(line.author)}${line.lane === 'code' && ', to the contact on file'} · ${when(line.at, 'time')}</p>
${words(line)}
${line.card && html`<dl class="card"><dt class="title">${line.card.title}</dt>${line.card.lines.map(({ label, value }) => html`<dd><span>${label}</span><b>${value}</b></dd>`)}</dl>`}
${line.choices && html`<ul class="choices">${line.choices.map(({ label }) => html`<li>${label}</li>`)}</ul>`}
<p class="mark${isLost(line.delivery) && ' bad'}">${deliveryWords(line.delivery)}</p>
</li>`;

const toDesk = (line: OutgoingLine): Html =>
  html`<li class="desk"><details><summary>To the desk · ${when(line.at, 'time')} · ${deliveryWords(line.delivery)}</summary>${words(line)}</details></li>`;

const words = ({ text, redacted }: IncomingLine | OutgoingLine): Html | false =>
  redacted
    ? html`<p class="text gone">${gone(redacted)}</p>`
    : text !== '' && html`<p class="text" dir="auto">${text}</p>`;

const gone = (why: 'erased' | 'expired'): string =>
  why === 'erased' ? 'Erased' : 'Past its keeping time';

function authorName(author: Author): string {
  if (author.kind === 'bot') return 'Assistant';
  return author.name || 'Customer';
}

const eventWords = (event: string): string =>
  event === 'optOut'
    ? 'Wants no more messages (STOP)'
    : event === 'optIn'
      ? 'Wants messages again (START)'
      : event;
