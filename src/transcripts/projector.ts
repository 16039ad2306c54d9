import { type Collection, type Db, MongoServerError, Timestamp } from 'mongodb';
import type { ConversationId, StreamId } from '../conversation/ids.ts';
import type { LogEntry } from '../log/document.ts';
import type { Log } from '../log/log.ts';
import type { Clock, Logger } from '../logger.ts';
import { type CaseRow, type ConversationRow, type Rows, rowsOf } from './rows.ts';

export interface ProjectorDeps {
  readonly db: Db;
  readonly log: Log;
  readonly clock: Clock;
  readonly logger: Logger;
  /** How long entries of one conversation are collected before its rows are computed. */
  readonly gatherMs?: number;
  /** How often the log is looked through for what no hint told of. */
  readonly sweepMs?: number;
}

interface Checkpoint {
  readonly _id: 'projector';
  readonly at: Timestamp;
}

const DUPLICATE_KEY = 11000;
const AT_ONCE = 4;
/** Seconds that a sweep looks behind the checkpoint, for entries that became visible late. */
const MARGIN_S = 60;

export const conversationRows = (db: Db): Collection<ConversationRow> =>
  db.collection<ConversationRow>('conversations', { ignoreUndefined: true });
export const caseRows = (db: Db): Collection<CaseRow> =>
  db.collection<CaseRow>('cases', { ignoreUndefined: true });

/**
 * Keeps `conversations` and `cases` in step with the log: a conversation's rows are computed anew from
 * its whole stream whenever an entry of it is seen. Both can be dropped and rebuilt at any time, and
 * any number of processes may project the same entries: a row computed from less never overwrites one
 * computed from more.
 */
export function createProjector(deps: ProjectorDeps) {
  const { db, log, logger } = deps;
  const conversations = conversationRows(db);
  const cases = caseRows(db);
  const checkpoints = db.collection<Checkpoint>('projections');
  const gatherMs = deps.gatherMs ?? 150;
  const dirty = new Set<StreamId>();
  let timer: NodeJS.Timeout | undefined;
  let sweeper: NodeJS.Timeout | undefined;
  let working: Promise<void> | undefined;
  let sweeping: Promise<void> = Promise.resolve();
  let stopped = false;

  function mark(stream: StreamId, afterMs = gatherMs): void {
    if (stopped) return;
    dirty.add(stream);
    if (working) return;
    timer ??= setTimeout(flush, afterMs);
  }

  function flush(): void {
    timer = undefined;
    working ??= drain().finally(() => {
      working = undefined;
      if (dirty.size > 0 && !stopped) timer ??= setTimeout(flush, 1_000);
    });
  }

  /** Stops at the first failure: what is left stays marked and is tried again. */
  async function drain(): Promise<void> {
    while (dirty.size > 0) {
      const batch = [...dirty].slice(0, AT_ONCE);
      for (const stream of batch) dirty.delete(stream);
      const outcomes = await Promise.allSettled(batch.map((stream) => refresh(stream)));
      const failed = batch.filter((_, index) => outcomes[index]?.status === 'rejected');
      for (const stream of failed) dirty.add(stream);
      const reason = outcomes.find((outcome) => outcome.status === 'rejected')?.reason;
      if (failed.length > 0) {
        logger.warn({ err: reason, waiting: dirty.size }, 'projection failed; trying again');
        return;
      }
    }
  }

  async function refresh(stream: StreamId): Promise<void> {
    const rows = rowsOf(await log.read(stream));
    if (rows) await write(rows);
  }

  async function write({ conversation, cases: computed }: Rows): Promise<void> {
    await putUnlessOlder(conversations, conversation);
    for (const row of computed) await putUnlessOlder(cases, row);
  }

  /** The newest entry's time in the log, and whose streams have entries since `since`. */
  async function changedSince(since: Timestamp) {
    const newest = await log.collection.find().sort({ at: -1 }).limit(1).project({ at: 1 }).next();
    const streams = await log.collection.distinct('stream', { at: { $gte: since } });
    return { newest: newest?.['at'] as Timestamp | undefined, streams };
  }

  async function sweep(): Promise<void> {
    const checkpoint = await checkpoints.findOne({ _id: 'projector' });
    const { newest, streams } = await changedSince(before(checkpoint?.at));
    for (const stream of streams) mark(stream, 0);
    await idle();
    if (!newest || dirty.size > 0) return;
    await checkpoints.updateOne({ _id: 'projector' }, { $max: { at: newest } }, { upsert: true });
  }

  async function idle(): Promise<void> {
    while (!stopped && (timer || working)) {
      await (working ?? new Promise((resolve) => setTimeout(resolve, 10)));
    }
  }

  function planSweep(): void {
    if (stopped) return;
    sweeper = setTimeout(() => {
      sweeping = sweep()
        .catch((error: unknown) => logger.warn({ err: error }, 'projection sweep failed'))
        .finally(planSweep);
    }, deps.sweepMs ?? 30_000);
  }

  async function makeIndexes(): Promise<void> {
    await conversations.createIndexes([
      { key: { lastAt: -1, _id: -1 }, name: 'newest' },
      { key: { status: 1, lastAt: -1, _id: -1 }, name: 'status' },
      { key: { customerId: 1, lastAt: -1 }, name: 'customer' },
    ]);
    await cases.createIndexes([
      { key: { requestedAt: -1, _id: -1 }, name: 'newest' },
      { key: { state: 1, requestedAt: -1, _id: -1 }, name: 'state' },
      { key: { conversation: 1 }, name: 'conversation' },
      { key: { orderId: 1 }, name: 'order' },
    ]);
    // The sweep asks which streams changed lately; without this it would read the whole log.
    await log.collection.createIndex({ at: 1, stream: 1 }, { name: 'lately' });
  }

  return {
    /** To be told of every entry that any process appends. */
    onEntry(entry: LogEntry): void {
      if (entry.kind !== 'reservation' && entry.kind !== 'switches') mark(entry.stream);
    },

    /** Computes one conversation's rows now. */
    refresh: (conversation: ConversationId): Promise<void> => refresh(conversation),

    /** Drops all rows and computes them from the log; gives how many conversations there are. */
    async rebuild(): Promise<number> {
      await Promise.all([conversations.deleteMany({}), cases.deleteMany({})]);
      const streams = await log.collection.distinct('stream', {
        kind: { $in: ['message', 'turn', 'claim'] },
      });
      for (const stream of streams) await refresh(stream);
      return streams.length;
    },

    /** Makes the indexes and catches up with what happened since a process last projected. */
    async start(): Promise<void> {
      await makeIndexes();
      await sweep();
      planSweep();
    },

    /** Resolves when everything told so far is in the rows. */
    idle,

    async stop(): Promise<void> {
      clearTimeout(sweeper);
      clearTimeout(timer);
      stopped = true;
      await Promise.all([working, sweeping]);
    },
  };
}

export type Projector = ReturnType<typeof createProjector>;

async function putUnlessOlder<T extends { _id: string; upTo: Timestamp }>(
  collection: Collection<T>,
  row: T,
): Promise<void> {
  const rows = collection as unknown as Collection<{ _id: string; upTo: Timestamp }>;
  try {
    await rows.replaceOne({ _id: row._id, upTo: { $lte: row.upTo } }, row, { upsert: true });
  } catch (error) {
    // A row that knows more is there already.
    if (!(error instanceof MongoServerError) || error.code !== DUPLICATE_KEY) throw error;
  }
}

const before = (at: Timestamp | undefined): Timestamp =>
  new Timestamp({ t: Math.max(0, (at?.getHighBits() ?? 0) - MARGIN_S), i: 0 });
