import { type Collection, type Db, Timestamp } from 'mongodb';
import type { ConversationId, EffectKey, MessageId, StreamId } from '../conversation/ids.ts';
import type { Clock } from '../logger.ts';
import {
  type ConversationEntry,
  type FencedEntry,
  type LogEntry,
  type MessageEntry,
  type ResultEntry,
  SCHEMA_VERSION,
} from './document.ts';
import { createGroupCommit, type Insertion } from './group-commit.ts';
import { fencedFrom, fencedId, fencedTo } from './names.ts';

/** Keeps a union a union when a field is left out of it. */
type Without<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;
/** An entry as its writer gives it; version, order and clock are added here. */
export type NewEntry = Without<Exclude<LogEntry, FencedEntry>, 'v' | 'at' | 'wroteAt'>;
export type NewFencedEntry = Without<FencedEntry, '_id' | 'v' | 'at' | 'wroteAt'>;
export type Input = MessageEntry | ResultEntry;
/** An entry about a message or an effect that a turn asked for. */
export type TrailEntry = Extract<LogEntry, { readonly of: unknown }>;

export type Log = ReturnType<typeof createLog>;

/**
 * The append-only log: transcript, state, effects and their outcomes in one collection. Nothing in it
 * changes but the worklist mark `open`, the count of failed tries, and what an erasure redacts.
 */
export function createLog(deps: { readonly db: Db; readonly clock: Clock }) {
  const collection: Collection<LogEntry> = deps.db.collection<LogEntry>('log', {
    ignoreUndefined: true,
  });
  const commit = createGroupCommit(collection);
  const listeners = new Set<(entry: LogEntry) => void>();

  async function write(entry: LogEntry): Promise<Insertion> {
    const insertion = await commit.insert(entry);
    if (insertion === 'inserted') for (const listener of listeners) listener(entry);
    return insertion;
  }

  const stamp = () => ({
    v: SCHEMA_VERSION,
    // The database puts its own clock in the place of an empty timestamp: one order for all processes.
    at: new Timestamp({ t: 0, i: 0 }),
    wroteAt: deps.clock.now(),
  });

  return {
    collection,

    /** Appends an entry with an id of its own; `exists` when that id is taken: somebody was first. */
    insert: (entry: NewEntry): Promise<Insertion> => write({ ...entry, ...stamp() }),

    /** Appends the stream's document number `seq`; `exists` when another writer took that number. */
    append: (entry: NewFencedEntry): Promise<Insertion> =>
      write({ ...entry, ...stamp(), _id: fencedId(entry.stream, entry.seq) }),

    /** The newest fenced document of a stream: its state. */
    head: (stream: StreamId): Promise<FencedEntry | null> =>
      collection.findOne(
        { _id: { $gte: fencedFrom(stream), $lt: fencedTo(stream) } },
        { sort: { _id: -1 } },
      ) as Promise<FencedEntry | null>,

    /** Messages and results that no turn has read yet, in the order of durable acceptance. */
    async pending(stream: ConversationId): Promise<Input[]> {
      const marked = (await collection
        .find({ stream, open: true, kind: { $in: ['message', 'result'] } })
        .sort({ at: 1 })
        .limit(100)
        .toArray()) as Input[];
      if (marked.length === 0) return marked;
      const readers = (await collection
        .find({ stream, consumes: { $in: marked.map(({ _id }) => _id) } })
        .project({ consumes: 1 })
        .toArray()) as { consumes: string[] }[];
      const read = new Set(readers.flatMap(({ consumes }) => consumes));
      if (read.size > 0) await this.settle(stream, [...read]);
      return marked.filter(({ _id }) => !read.has(_id));
    },

    /** Turns and claims with something left to send or to do, oldest first. */
    unfinished: (stream: ConversationId): Promise<ConversationEntry[]> =>
      collection
        .find({ stream, open: true, kind: { $in: ['turn', 'claim'] } })
        .sort({ at: 1 })
        .toArray() as Promise<ConversationEntry[]>,

    /** What happened to these messages and effects so far, in order. */
    trail: (stream: StreamId, of: readonly (MessageId | EffectKey)[]): Promise<TrailEntry[]> =>
      collection
        .find({ stream, of: { $in: [...of] } })
        .sort({ at: 1 })
        .toArray() as Promise<TrailEntry[]>,

    find: (id: string): Promise<LogEntry | null> => collection.findOne({ _id: id }),

    /** A whole stream, oldest first. */
    read: (stream: StreamId): Promise<LogEntry[]> =>
      collection.find({ stream }).sort({ at: 1 }).toArray(),

    /** Takes worklist marks off. Losing this write costs a second look, nothing else. */
    async settle(stream: StreamId, ids: readonly string[]): Promise<void> {
      await collection.updateMany(
        { stream, _id: { $in: [...ids] } },
        { $unset: { open: 1 } },
        { writeConcern: { w: 1 } },
      );
    },

    /** Counts a failed try of a turn with these inputs; gives the highest count. */
    async countTry(stream: StreamId, ids: readonly string[]): Promise<number> {
      await collection.updateMany({ stream, _id: { $in: [...ids] } }, { $inc: { tries: 1 } });
      const counted = (await collection
        .find({ stream, _id: { $in: [...ids] } })
        .project({ tries: 1 })
        .toArray()) as { tries?: number }[];
      return Math.max(0, ...counted.map(({ tries }) => tries ?? 0));
    },

    /** Streams with something left to do that was marked before `before`. */
    async openStreams(before: Date): Promise<ConversationId[]> {
      const streams = await collection.distinct('stream', {
        open: true,
        kind: { $in: ['message', 'result', 'turn', 'claim'] },
        wroteAt: { $lte: before },
      });
      return streams as ConversationId[];
    },

    /** Tells of every entry that this process appends, once durable. */
    onAppend(listener: (entry: LogEntry) => void): () => void {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },

    idle: () => commit.idle(),
  };
}

/** Makes the indexes; harmless when they are there. */
export async function ensureLogIndexes(db: Db): Promise<void> {
  await db.collection('log').createIndexes([
    { key: { stream: 1, at: 1 }, name: 'read' },
    {
      key: { stream: 1, open: 1, at: 1 },
      name: 'worklist',
      partialFilterExpression: { open: true },
    },
    {
      // A message is read by one turn at most, whatever the fence let through.
      key: { stream: 1, consumes: 1 },
      name: 'read_once',
      unique: true,
      partialFilterExpression: { consumes: { $exists: true } },
    },
    {
      key: { stream: 1, of: 1, at: 1 },
      name: 'trail',
      partialFilterExpression: { of: { $exists: true } },
    },
    {
      key: { providerId: 1 },
      name: 'provider',
      partialFilterExpression: { providerId: { $exists: true } },
    },
  ]);
}
