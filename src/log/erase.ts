import type { Db } from 'mongodb';
import type { ConversationId } from '../conversation/ids.ts';
import { standing } from '../effects/delivery.ts';
import { RedressError } from '../errors.ts';
import { caseRows, conversationRows } from '../transcripts/projector.ts';
import type { ConversationEntry, LogEntry, TurnEntry } from './document.ts';
import type { Log, TrailEntry } from './log.ts';
import { fencedId, tryId } from './names.ts';
import { blankState, redact } from './redact.ts';

export interface Erased {
  readonly kind: 'erased' | 'nothing';
  /** How many entries lost their words. */
  readonly entries: number;
}

/**
 * Takes a person out of a conversation for good: words, names, addresses, provider ids and state. It
 * ends what waits to be said or sent. A fenced turn with an empty state comes first, so that no turn
 * that is being decided can bring anything back; a note, written last, tells who erased, and has all
 * processes compute the rows anew.
 *
 * Throws `erase_unsettled` while something is being done at the shop in this conversation: what came of
 * it could not be told any more. Provider's copies, backups and the shop's own books are not ours.
 */
export async function eraseConversation(
  deps: { readonly log: Log; readonly db: Db },
  conversation: ConversationId,
  by: string,
): Promise<Erased> {
  const { log, db } = deps;
  const fence = await putFence(log, conversation, by);
  if (!fence) return { kind: 'nothing', entries: 0 };
  await withdrawAll(log, conversation);

  const entries = await log.read(conversation);
  const before = entriesBefore(entries, fence);
  if (before.length > 0) {
    await log.collection.bulkWrite(
      before.map((entry) => ({
        replaceOne: {
          filter: { _id: entry._id, stream: conversation },
          replacement: redact(entry, 'erased'),
        },
      })),
      { ordered: false },
    );
  }
  await conversationRows(db).deleteOne({ _id: conversation });
  await caseRows(db).deleteMany({ conversation });
  await log.insert({
    _id: `${conversation}:erased:${fence.seq}`,
    kind: 'note',
    stream: conversation,
    by: { id: by, name: by },
    text: 'Erased what was said until here, and who it was.',
  });
  return { kind: 'erased', entries: before.length };
}

/** Reads all that waits, and leaves an empty state; undefined when nobody ever wrote here. */
async function putFence(
  log: Log,
  conversation: ConversationId,
  by: string,
): Promise<TurnEntry | undefined> {
  for (;;) {
    const entries = await log.read(conversation);
    const head = entries
      .filter(isState)
      .reduce<ConversationEntry | undefined>(
        (newest, entry) => (entry.seq > (newest?.seq ?? 0) ? entry : newest),
        undefined,
      );
    const message = entries.find(({ kind }) => kind === 'message');
    const state = head?.state ?? firstState(message);
    if (!state) return undefined;
    refuseUnsettled(entries);
    const seq = (head?.seq ?? 0) + 1;
    const _id = fencedId(conversation, seq);
    const read = readBy(entries, seq);
    const waiting = entries.filter((entry) => isInput(entry) && !read.has(entry._id));
    const inserted = await log.append({
      kind: 'turn',
      stream: conversation,
      seq,
      // Its own id keeps the list from being empty, which the unique index would take for a value.
      consumes: [...waiting.map((input) => input._id), _id],
      state: blankState(state),
      messages: [],
      effects: [],
      why: { step: 'erased', ms: 0, trouble: `erased by ${by}` },
      redacted: 'erased',
    });
    if (inserted === 'exists') continue;
    await log.settle(
      conversation,
      waiting.map((input) => input._id),
    );
    const fence = await log.find(_id);
    if (fence?.kind === 'turn') return fence;
  }
}

function refuseUnsettled(entries: readonly LogEntry[]): void {
  const trails = trailsOf(entries);
  for (const entry of entries) {
    if (entry.kind !== 'turn') continue;
    const unsettled = entry.effects.find(({ key }) => {
      const now = standing(trails.get(key) ?? []);
      return now.kind !== 'ended' || now.how === 'dead';
    });
    if (unsettled) {
      throw new RedressError(
        'erase_unsettled',
        `A ${unsettled.action.kind} for order ${unsettled.action.orderId} is not settled yet: erase this conversation once it is done, or once its dead letter is closed`,
      );
    }
  }
}

/** A withdrawal stands where the next try would, so that nothing erased goes out later. */
async function withdrawAll(log: Log, conversation: ConversationId): Promise<void> {
  for (;;) {
    const entries = await log.unfinished(conversation);
    const messages = entries.flatMap((entry) => entry.messages);
    const trails = trailsOf(await log.read(conversation));
    const waiting = messages.flatMap(({ id }) => {
      const now = standing(trails.get(id) ?? []);
      return now.kind === 'ended' ? [] : [{ id, n: now.n }];
    });
    if (waiting.length === 0) return;
    for (const { id, n } of waiting) {
      await log.insert({
        _id: tryId(id, n),
        kind: 'withdrawn',
        stream: conversation,
        of: id,
        n,
        reason: 'erased',
      });
    }
  }
}

function trailsOf(entries: readonly LogEntry[]): ReadonlyMap<string, TrailEntry[]> {
  const trail = entries.filter((entry): entry is TrailEntry => 'of' in entry);
  return Map.groupBy(trail, ({ of }) => of as string);
}

/** All but what came in after the fence: a message that no turn has read yet is still to be answered. */
function entriesBefore(entries: readonly LogEntry[], fence: TurnEntry): readonly LogEntry[] {
  const read = readBy(entries, fence.seq + 1);
  return entries.filter((entry) => {
    if (entry._id === fence._id || entry.redacted === 'erased') return false;
    if (isInput(entry)) return read.has(entry._id);
    // Receipts and withdrawals may be later than the fence, and are of messages from before all the same.
    if ('of' in entry) return Number(/\/(\d+)[.!]/.exec(entry.of)?.[1]) < fence.seq;
    return entry.at.lessThan(fence.at);
  });
}

/** What turns before number `seq` have read. */
function readBy(entries: readonly LogEntry[], seq: number): ReadonlySet<string> {
  const turns = entries.filter((entry) => entry.kind === 'turn');
  return new Set(turns.flatMap((turn) => (turn.seq < seq ? turn.consumes : [])));
}

const isInput = ({ kind }: LogEntry): boolean => kind === 'message' || kind === 'result';

function firstState(entry: LogEntry | undefined) {
  if (entry?.kind !== 'message') return undefined;
  return {
    address: { channel: entry.activity.channelId, id: '' },
    language: 'en',
    party: { kind: 'customer' },
    mode: { kind: 'bot' },
    introduced: false,
    optedOut: false,
    dialogs: { dialogStack: [] },
    waiting: [],
  } as const;
}

const isState = (entry: LogEntry): entry is ConversationEntry =>
  entry.kind === 'turn' || entry.kind === 'claim';
