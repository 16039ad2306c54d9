import type { Timestamp } from 'mongodb';
import type { ShopAction } from '../commerce/commerce.ts';
import type { Money } from '../commerce/money.ts';
import type { ConversationId, EffectKey, OrderId } from '../conversation/ids.ts';
import type { ConversationState } from '../conversation/state.ts';
import type { ConversationEntry, LogEntry } from '../log/document.ts';
import type { CaseProgress } from './case-state.ts';
import { transcriptOf } from './read-transcript.ts';
import { searchable } from './searchable.ts';
import type { EffectLine, IncomingLine, OutgoingLine, TranscriptLine } from './transcript.ts';

export const CONVERSATION_STATUSES = ['bot', 'waiting', 'person', 'optedOut'] as const;
export type ConversationStatus = (typeof CONVERSATION_STATUSES)[number];

/** One line of the list of conversations. Computed from the log; may be dropped at any time. */
export interface ConversationRow {
  readonly _id: ConversationId;
  readonly channel: string;
  /** Empty once erased. */
  readonly address: string;
  readonly name?: string;
  readonly customerId?: string;
  /** Whether a customer writes here or a colleague. */
  readonly party: 'customer' | 'staff';
  readonly status: ConversationStatus;
  /** Who has it, where a person has. */
  readonly heldBy?: string;
  readonly language: string;
  readonly startedAt: Date;
  /** When something was last said, by whomever. */
  readonly lastAt: Date;
  readonly lastText: string;
  readonly counts: {
    readonly incoming: number;
    readonly outgoing: number;
    readonly pending: number;
    readonly undelivered: number;
    readonly cases: number;
  };
  /** Normalised: who it is, and all that was said. */
  readonly who: string;
  readonly search: string;
  /** Newest entry that this row knows of: a row computed from less never overwrites it. */
  readonly upTo: Timestamp;
}

/** A refund, cancellation, return or dispute, and how far it has come. */
export interface CaseRow extends CaseProgress {
  readonly _id: EffectKey;
  readonly conversation: ConversationId;
  readonly kind: ShopAction['kind'];
  readonly orderId: OrderId;
  readonly customer: string;
  readonly channel: string;
  readonly amount?: Money;
  readonly rule: string;
  readonly words: string;
  readonly requestedAt: Date;
  readonly upTo: Timestamp;
}

export interface Rows {
  readonly conversation: ConversationRow;
  readonly cases: readonly CaseRow[];
}

/** Newest words are kept when a conversation is longer than this. */
const LONGEST_SEARCH = 60_000;
const LONGEST_LAST_TEXT = 160;

/** The rows of one conversation, out of its whole stream; undefined when it is no conversation. */
export function rowsOf(entries: readonly LogEntry[]): Rows | undefined {
  const lines = transcriptOf(entries);
  const spoken = lines.filter(isSpoken);
  const first = entries[0];
  const channel = channelOf(entries);
  if (!first || !channel) return undefined;
  const upTo = entries.reduce((a, { at }) => (at.greaterThan(a) ? at : a), first.at);
  const state = entries.findLast((entry) => isState(entry))?.state;
  const effects = lines.filter((line): line is EffectLine => line.kind === 'effect');
  const id = first.stream as ConversationId;
  const cases = effects.map((effect) => caseRow(effect, channel, upTo));
  return {
    conversation: {
      _id: id,
      ...personOf(entries, state, channel),
      startedAt: first.wroteAt,
      lastAt: (spoken.at(-1) ?? lines.at(-1))?.at ?? first.wroteAt,
      lastText: lastText(spoken),
      counts: countsOf(spoken, effects),
      ...searchFields(entries, state, spoken, cases),
      upTo,
    },
    cases,
  };
}

function personOf(
  entries: readonly LogEntry[],
  state: ConversationState | undefined,
  channel: string,
) {
  const { name, address, customerId } = whoIs(entries, state);
  return {
    channel,
    address,
    ...(name ? { name } : {}),
    ...(customerId ? { customerId } : {}),
    party: state?.party.kind ?? 'customer',
    status: statusOf(state),
    ...(state?.mode.kind === 'person' ? { heldBy: state.mode.by.name } : {}),
    language: state?.language ?? 'en',
  };
}

function whoIs(entries: readonly LogEntry[], state: ConversationState | undefined) {
  const message = entries.findLast(
    (entry) => entry.kind === 'message' && entry.author.kind === 'customer' && !entry.redacted,
  );
  const activity = message?.kind === 'message' ? message.activity : undefined;
  const party = state?.party;
  const proven = party?.kind === 'staff' ? party.subject : party?.customerId;
  const staffName = party?.kind === 'staff' ? party.staff.name : undefined;
  return {
    name: state?.profileName || activity?.from.name || staffName || undefined,
    address: state?.address.id || activity?.conversation.id || '',
    customerId: proven,
  };
}

function statusOf(state: ConversationState | undefined): ConversationStatus {
  if (state?.optedOut) return 'optedOut';
  return state?.mode.kind ?? 'bot';
}

function channelOf(entries: readonly LogEntry[]): string | undefined {
  for (const entry of entries) {
    if (entry.kind === 'message' && entry.author.kind === 'customer')
      return entry.activity.channelId;
    if (isState(entry)) return entry.state.address.channel;
  }
  return undefined;
}

type Spoken = IncomingLine | OutgoingLine;

/** What was said between the customer and us; the desk's copies and internal notes are not. */
const isSpoken = (line: TranscriptLine): line is Spoken =>
  (line.kind === 'incoming' && line.author.kind === 'customer') ||
  (line.kind === 'outgoing' && line.lane === 'customer');

function lastText(spoken: readonly Spoken[]): string {
  const last = spoken.findLast(({ text, redacted }) => text !== '' && !redacted);
  const text = last?.text.replace(/\s+/g, ' ').trim() ?? '';
  const chars = [...text];
  return chars.length > LONGEST_LAST_TEXT ? `${chars.slice(0, LONGEST_LAST_TEXT).join('')}…` : text;
}

function countsOf(spoken: readonly Spoken[], effects: readonly EffectLine[]) {
  const incoming = spoken.filter((line) => line.kind === 'incoming');
  const outgoing = spoken.filter((line) => line.kind === 'outgoing');
  const lost = new Set(['failed', 'undelivered', 'dead']);
  return {
    incoming: incoming.length,
    outgoing: outgoing.length,
    pending: incoming.filter(({ pending }) => pending).length,
    undelivered: outgoing.filter(({ delivery }) => lost.has(delivery.status)).length,
    cases: effects.length,
  };
}

function searchFields(
  entries: readonly LogEntry[],
  state: ConversationState | undefined,
  spoken: readonly Spoken[],
  cases: readonly CaseRow[],
) {
  const { name, address, customerId } = whoIs(entries, state);
  const who = searchable([name, address, customerId].filter(Boolean).join(' \n'));
  const cards = (line: Spoken) =>
    line.kind === 'outgoing'
      ? [line.card?.title, ...(line.card?.lines ?? []).map(({ value }) => value)]
      : [];
  const said = spoken.flatMap((line) => [line.text, ...cards(line)]);
  const filed = cases.flatMap(({ orderId, reference }) => [orderId, reference]);
  const text = searchable([...said, ...filed].filter(Boolean).join(' \n'));
  return { who, search: `${who} \n${text.slice(-LONGEST_SEARCH)}` };
}

function caseRow(effect: EffectLine, channel: string, upTo: Timestamp): CaseRow {
  const { action, state, tries, settledAt, reference, expectedBy, refusal, error } = effect;
  return {
    _id: effect.id,
    conversation: effect.conversation,
    kind: action.kind,
    orderId: action.orderId,
    customer: effect.subject,
    channel,
    ...('amount' in action ? { amount: action.amount } : {}),
    state,
    tries,
    ...(settledAt ? { settledAt } : {}),
    ...(reference ? { reference } : {}),
    ...(expectedBy ? { expectedBy } : {}),
    ...(refusal ? { refusal } : {}),
    ...(error ? { error } : {}),
    rule: effect.rule,
    words: effect.words,
    requestedAt: effect.at,
    upTo,
  };
}

const isState = (entry: LogEntry): entry is ConversationEntry =>
  entry.kind === 'turn' || entry.kind === 'claim';
