import type { z } from 'zod';
import type { ConversationId } from '../conversation/ids.ts';
import type { Switches, SwitchesEntry } from '../log/document.ts';
import type { CaseRow, ConversationRow } from '../transcripts/rows.ts';
import type {
  Author,
  IncomingLine,
  OutgoingLine,
  TranscriptLine,
  TurnLine,
} from '../transcripts/transcript.ts';
import type { Case, Conversation, Message, SwitchesState, Transcript } from './api-schemas.ts';

export function conversationView(row: ConversationRow): z.infer<typeof Conversation> {
  const { _id, who: _who, search: _search, upTo: _upTo, startedAt, lastAt, ...rest } = row;
  return { id: _id, ...rest, startedAt: iso(startedAt), lastAt: iso(lastAt) };
}

export function caseView(row: CaseRow): z.infer<typeof Case> {
  const { _id, upTo: _upTo, requestedAt, settledAt, expectedBy, ...rest } = row;
  return {
    id: _id,
    ...rest,
    requestedAt: iso(requestedAt),
    ...(settledAt ? { settledAt: iso(settledAt) } : {}),
    ...(expectedBy ? { expectedBy: iso(expectedBy) } : {}),
  };
}

export function transcriptView(
  conversation: ConversationId,
  lines: readonly TranscriptLine[],
): z.infer<typeof Transcript> {
  return {
    conversation,
    messages: lines.flatMap((line) => {
      if (line.kind === 'incoming') return [incomingView(line)];
      return line.kind === 'outgoing' ? [outgoingView(line)] : [];
    }),
    turns: lines.flatMap((line) => (line.kind === 'turn' ? [turnView(line)] : [])),
    cases: lines.flatMap((line) => (line.kind === 'effect' ? [line.id] : [])),
    handovers: lines.flatMap((line) =>
      line.kind === 'claim' || line.kind === 'give_back'
        ? [{ kind: line.kind, at: iso(line.at), by: line.by }]
        : [],
    ),
    notes: lines.flatMap((line) =>
      line.kind === 'note'
        ? [{ at: iso(line.at), by: line.by, text: line.text, ...redactedOf(line) }]
        : [],
    ),
  };
}

export function switchesView(
  switches: Switches,
  history: readonly SwitchesEntry[],
): z.infer<typeof SwitchesState> {
  return {
    ...stateOf(switches),
    history: history.map(({ wroteAt, by, reason, switches: then }) => ({
      at: iso(wroteAt),
      by,
      reason,
      ...stateOf(then),
    })),
  };
}

const stateOf = ({ botPaused, moneyPaused, dialogsOff }: Switches) => ({
  botPaused,
  moneyPaused,
  dialogsOff: [...dialogsOff],
});

function incomingView(line: IncomingLine): z.infer<typeof Message> {
  return {
    id: line.id,
    direction: 'in',
    at: iso(line.at),
    author: authorView(line.author),
    text: line.text,
    ...(line.media.length > 0 ? { media: [...line.media] } : {}),
    ...(line.choice ? { choice: line.choice } : {}),
    ...(line.event ? { event: line.event } : {}),
    ...(line.providerId ? { providerId: line.providerId } : {}),
    pending: line.pending,
    ...(line.readBy === undefined ? {} : { turn: line.readBy }),
    ...redactedOf(line),
  };
}

function outgoingView(line: OutgoingLine): z.infer<typeof Message> {
  const { at, providerId, ...delivery } = line.delivery;
  return {
    id: line.id,
    direction: 'out',
    at: iso(line.at),
    author: authorView(line.author),
    text: line.text,
    ...(line.choices ? { choices: line.choices.map(({ id, label }) => ({ id, label })) } : {}),
    ...(line.card ? { card: { title: line.card.title, lines: [...line.card.lines] } } : {}),
    lane: line.lane,
    channel: line.channel,
    ...(providerId ? { providerId } : {}),
    delivery: { ...delivery, ...(at ? { at: iso(at) } : {}) },
    turn: line.turn,
    ...redactedOf(line),
  };
}

function turnView({
  seq,
  at,
  why,
  redacted,
}: TurnLine): z.infer<typeof Transcript>['turns'][number] {
  const { understood, model, policy, ...rest } = why;
  return {
    seq,
    at: iso(at),
    ...rest,
    ...(understood
      ? { understood: { ...understood, commands: understood.commands.map(({ kind }) => kind) } }
      : {}),
    ...(model ? { model } : {}),
    ...(policy ? { policy: policy.map((rule) => ({ ...rule })) } : {}),
    ...redactedOf({ redacted }),
  };
}

const authorView = (author: Author): z.infer<typeof Message>['author'] => ({ ...author });

const redactedOf = ({ redacted }: { readonly redacted?: 'erased' | 'expired' | undefined }) =>
  redacted ? { redacted } : {};

const iso = (date: Date): string => date.toISOString();
