import { type AnyBulkWriteOperation, type Collection, MongoBulkWriteError } from 'mongodb';
import { RedressError } from '../errors.ts';
import { inTime } from '../storage/in-time.ts';
import type { LogEntry } from './document.ts';

export type Insertion = 'inserted' | 'exists';

interface Waiting {
  readonly entry: LogEntry;
  resolve(insertion: Insertion): void;
  reject(error: unknown): void;
}

const DUPLICATE_KEY = 11000;
const LARGEST_BATCH = 500;
/** A frozen database must not keep a webhook from its 503: Twilio waits 15 s, and two batches fit. */
const TIMEOUT_MS = 6_000;

/**
 * Groups the inserts of many conversations: one unordered bulk insert is in flight, the next batch
 * collects meanwhile, so no timer is needed. Resolves when durable (majority, journalled).
 */
export function createGroupCommit(collection: Collection<LogEntry>) {
  const queue: Waiting[] = [];
  let inFlight: Promise<void> | undefined;

  async function flush(): Promise<void> {
    while (queue.length > 0) {
      const batch = queue.splice(0, LARGEST_BATCH);
      await write(collection, batch);
    }
    inFlight = undefined;
  }

  return {
    insert(entry: LogEntry): Promise<Insertion> {
      return new Promise((resolve, reject) => {
        queue.push({ entry, resolve, reject });
        inFlight ??= flush();
      });
    },
    /** Resolves once everything handed in so far is settled. */
    async idle(): Promise<void> {
      await inFlight;
    },
  };
}

async function write(collection: Collection<LogEntry>, batch: readonly Waiting[]): Promise<void> {
  const operations: AnyBulkWriteOperation<LogEntry>[] = batch.map(({ entry }) => ({
    insertOne: { document: entry },
  }));
  try {
    const written = collection.bulkWrite(operations, {
      ordered: false,
      writeConcern: { w: 'majority', journal: true, wtimeoutMS: 10_000 },
    });
    await inTime(written, TIMEOUT_MS, 'the log');
    for (const waiting of batch) waiting.resolve('inserted');
  } catch (error) {
    settleAfterError(batch, error);
  }
}

/**
 * A duplicate is an answer; for any other failure the outcome is unknown and the caller must not
 * acknowledge. The driver throws the same class for a lost connection, then without a word on the
 * single documents: so what is neither counted as inserted nor reported as failed counts as unknown.
 */
function settleAfterError(batch: readonly Waiting[], error: unknown): void {
  const fault = new RedressError('log_unavailable', 'The log could not be written', {
    cause: error,
  });
  if (!(error instanceof MongoBulkWriteError) || error.result.getWriteConcernError()) {
    for (const waiting of batch) waiting.reject(fault);
    return;
  }
  const failures = new Map([error.writeErrors].flat().map((failure) => [failure.index, failure]));
  const complete = error.insertedCount + failures.size === batch.length;
  batch.forEach((waiting, index) => {
    const failure = failures.get(index);
    if (!failure) {
      if (complete) waiting.resolve('inserted');
      else waiting.reject(fault);
    } else if (failure.code === DUPLICATE_KEY) waiting.resolve('exists');
    else {
      waiting.reject(
        new RedressError('log_rejected', `The log refused ${waiting.entry._id}`, {
          cause: failure.err,
        }),
      );
    }
  });
}
