import type { ConversationId } from '../conversation/ids.ts';
import type {
  ClaimEntry,
  EffectRequest,
  LogEntry,
  MessageEntry,
  OutgoingMessage,
  TurnEntry,
} from '../log/document.ts';
import type { Log, TrailEntry } from '../log/log.ts';
import { caseProgress } from './case-state.ts';
import { deliveryOf } from './delivery-status.ts';
import type {
  EffectLine,
  IncomingLine,
  Media,
  OutgoingLine,
  TranscriptLine,
} from './transcript.ts';

/** A conversation as a supervisor reads it, in the log's order. Empty when there is none of that id. */
export async function readTranscript(
  log: Log,
  conversation: ConversationId,
): Promise<readonly TranscriptLine[]> {
  return transcriptOf(await log.read(conversation));
}

/** The same from entries already read. Receipts, tries and results are folded into what they are of. */
export function transcriptOf(entries: readonly LogEntry[]): readonly TranscriptLine[] {
  const trails = Map.groupBy(entries.filter(isTrail), ({ of }) => of as string);
  const readers = new Map(
    entries.flatMap((entry) =>
      entry.kind === 'turn' ? entry.consumes.map((id) => [id, entry.seq] as const) : [],
    ),
  );
  return entries.flatMap((entry): TranscriptLine[] => {
    switch (entry.kind) {
      case 'message':
        return [incoming(entry, readers.get(entry._id))];
      case 'turn': {
        const { consumes, why, seq } = entry;
        return [
          { ...lineOf(entry), kind: 'turn', seq, consumes, why },
          ...entry.messages.map((message) => outgoing(entry, message, trails)),
          ...entry.effects.map((effect) => effectLine(entry, effect, trails)),
        ];
      }
      case 'claim':
        return [
          { ...lineOf(entry), kind: entry.action, seq: entry.seq, by: entry.by },
          ...entry.messages.map((message) => outgoing(entry, message, trails)),
        ];
      case 'note':
        return [{ ...lineOf(entry), kind: 'note', by: entry.by, text: entry.text }];
      case 'reviewed': {
        const { of, action, by, reason } = entry;
        return [{ ...lineOf(entry), kind: 'review', of, action, by, reason }];
      }
      default:
        return [];
    }
  });
}

type Trails = ReadonlyMap<string, readonly TrailEntry[]>;

function lineOf(entry: LogEntry) {
  return {
    id: entry._id,
    conversation: entry.stream as ConversationId,
    at: entry.wroteAt,
    ...(entry.redacted ? { redacted: entry.redacted } : {}),
  };
}

function incoming(entry: MessageEntry, readBy: number | undefined): IncomingLine {
  const { activity } = entry;
  const { name } = activity.from;
  return {
    ...lineOf(entry),
    kind: 'incoming',
    author:
      entry.author.kind === 'staff'
        ? { kind: 'staff', ...entry.author.staff }
        : { kind: 'customer', ...(name ? { name } : {}) },
    text: activity.text,
    media: (activity.attachments ?? []).map(
      ({ contentUrl, contentType, name: file }): Media => ({
        url: contentUrl ?? '',
        contentType,
        ...(file ? { name: file } : {}),
      }),
    ),
    ...(activity.value?.choice ? { choice: activity.value.choice } : {}),
    ...(activity.type === 'event' && activity.name ? { event: activity.name } : {}),
    providerId: activity.id,
    pending: readBy === undefined && !entry.redacted,
    ...(readBy === undefined ? {} : { readBy }),
  };
}

function outgoing(
  entry: TurnEntry | ClaimEntry,
  message: OutgoingMessage,
  trails: Trails,
): OutgoingLine {
  const { reply, author } = message;
  return {
    ...lineOf(entry),
    kind: 'outgoing',
    id: message.id,
    author: author.kind === 'staff' ? { kind: 'staff', ...author.staff } : { kind: 'bot' },
    turn: entry.seq,
    lane: message.lane,
    channel: message.to.channel,
    // Nobody who reads along is to know a code: it is derived when it is sent, and not kept.
    text: reply.codeNonce ? reply.text.replaceAll('{code}', '••••••') : reply.text,
    ...(reply.choices ? { choices: reply.choices } : {}),
    ...(reply.card ? { card: reply.card } : {}),
    ...(message.speaker ? { speaker: message.speaker } : {}),
    ...(message.replaces ? { replaces: message.replaces } : {}),
    delivery: deliveryOf(trails.get(message.id) ?? []),
  };
}

function effectLine(entry: TurnEntry, effect: EffectRequest, trails: Trails): EffectLine {
  const { key, action, actor, subject, decision, confirmedBy } = effect;
  return {
    ...lineOf(entry),
    ...caseProgress(trails.get(key) ?? []),
    kind: 'effect',
    id: key,
    turn: entry.seq,
    action,
    actor,
    subject,
    rule: decision.rule,
    words: decision.words,
    confirmedBy,
  };
}

const isTrail = (entry: LogEntry): entry is TrailEntry => 'of' in entry;
