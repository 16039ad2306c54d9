import type { CaseState } from '../../transcripts/case-state.ts';
import type { Delivery } from '../../transcripts/delivery-status.ts';
import type { CaseRow, ConversationStatus } from '../../transcripts/rows.ts';
import { type Html, html } from '../html.ts';

export const STATUS_WORDS: Readonly<Record<ConversationStatus, string>> = {
  bot: 'Assistant',
  waiting: 'Waiting for a person',
  person: 'With a person',
  optedOut: 'Opted out',
};

export const CASE_STATE_WORDS: Readonly<Record<CaseState, string>> = {
  requested: 'Requested',
  working: 'In progress',
  unsettled: 'Takes longer',
  done: 'Done',
  refused: 'Refused',
  dead: 'Needs an operator',
};

export const CASE_KIND_WORDS: Readonly<Record<CaseRow['kind'], string>> = {
  refund: 'Refund',
  cancellation: 'Cancellation',
  return: 'Return',
  dispute: 'Dispute',
};

/** How it stands, as a colour: what asks for somebody stands out, the rest is calm. */
export const CASE_TONES: Readonly<Record<CaseState, string>> = {
  requested: 'calm',
  working: 'calm',
  unsettled: 'warn',
  done: 'good',
  refused: 'calm',
  dead: 'bad',
};

export const STATUS_TONES: Readonly<Record<ConversationStatus, string>> = {
  bot: 'calm',
  waiting: 'warn',
  person: 'good',
  optedOut: 'calm',
};

const CHANNEL_NAMES: Readonly<Record<string, string>> = {
  sms: 'SMS',
  whatsapp: 'WhatsApp',
  slack: 'Slack',
  terminal: 'Terminal',
};
export const channelName = (channel: string): string => CHANNEL_NAMES[channel] ?? channel;

export function deliveryWords({ status, code, reason }: Delivery): string {
  const because = code ? ` (${code})` : '';
  switch (status) {
    case 'pending':
      return 'Waiting to be sent';
    case 'attempted':
      return `Being sent${because}`;
    case 'queued':
      return 'Queued';
    case 'sent':
      return 'Sent';
    case 'delivered':
      return '✓ Delivered';
    case 'read':
      return '✓✓ Read';
    case 'undelivered':
      return `Not delivered${because}`;
    case 'failed':
      return `Failed${because}`;
    case 'withdrawn':
      return `Not sent: ${reason ?? 'withdrawn'}`;
    case 'dead':
      return `Given up${because}: ${reason ?? 'see dead letters'}`;
  }
}

export const isLost = ({ status }: Delivery): boolean =>
  status === 'failed' || status === 'undelivered' || status === 'dead';

/** In UTC; a script turns it into the reader's own time where there is one. */
export function when(at: Date, form: 'both' | 'time' | 'day' = 'both'): Html {
  const [day = '', clock = ''] = at.toISOString().split('T');
  const time = `${clock.slice(0, 5)} UTC`;
  const text = form === 'day' ? day : form === 'time' ? time : `${day} ${time}`;
  return html`<time datetime="${at.toISOString()}" data-form="${form}">${text}</time>`;
}

export const badge = (tone: string, text: string): Html =>
  html`<span class="badge ${tone}">${text}</span>`;

/** A link to the same list from where this page ended. */
export function nextLink(
  path: string,
  filters: Readonly<Record<string, unknown>>,
  next: string | undefined,
) {
  if (!next) return false;
  const kept = Object.entries(filters).filter(([name, value]) => name !== 'cursor' && value);
  const query = new URLSearchParams(kept.map(([name, value]) => [name, String(value)]));
  query.set('cursor', next);
  return html`<p class="more"><a class="button" href="${path}?${query.toString()}">Older</a></p>`;
}

export interface Option {
  readonly value: string;
  readonly name: string;
}

export const select = (
  name: string,
  label: string,
  options: readonly Option[],
  chosen: string | undefined,
): Html =>
  html`<label><span>${label}</span><select name="${name}"><option value="">Any</option>${options.map(
    (option) =>
      html`<option value="${option.value}"${option.value === chosen && html` selected`}>${option.name}</option>`,
  )}</select></label>`;
