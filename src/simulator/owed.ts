import { randomUUID } from 'node:crypto';
import type { SimulatorContext } from './context.ts';
import type { Owed } from './store.ts';

export interface OwedQueue {
  /** `id` makes it once only. */
  add(what: Owed['what'], afterMs: number, id?: string): Promise<void>;
  settle(id: string): Promise<void>;
  stop(): Promise<void>;
}

/** What is to be done about it next: nothing more, or once again later. */
export type Perform = (owed: Owed) => Promise<{ readonly againMs?: number }>;

/** A process that dies with one in hand gives it up after this. */
const LEASE_MS = 30_000;
/** Another process may have added one, or died. */
const SWEEP_MS = 2_000;
const AT_ONCE = 8;

/** Does what is owed when it is due, in whichever process looks first. */
export function createOwedQueue(
  { store, clock, logger }: Pick<SimulatorContext, 'store' | 'clock' | 'logger'>,
  perform: Perform,
): OwedQueue {
  const running = new Set<Promise<void>>();
  const timers = new Set<NodeJS.Timeout>();
  let stopped = false;

  const sweep = setInterval(() => void take(), SWEEP_MS);
  sweep.unref();
  wakeIn(200);

  function wakeIn(ms: number): void {
    if (stopped) return;
    const timer = setTimeout(() => {
      timers.delete(timer);
      void take();
    }, ms);
    timer.unref();
    timers.add(timer);
  }

  async function take(): Promise<void> {
    try {
      while (!stopped && running.size < AT_ONCE) {
        const now = clock.now();
        const owed = await store.owed.findOneAndUpdate(
          { dueAt: { $lte: now } },
          { $set: { dueAt: new Date(now.getTime() + LEASE_MS) }, $inc: { attempts: 1 } },
          { sort: { dueAt: 1 } },
        );
        if (owed === null) return;
        const done = settleOne(owed).finally(() => {
          running.delete(done);
          wakeIn(0);
        });
        running.add(done);
      }
    } catch (error) {
      logger.warn({ err: String(error) }, 'simulator: what is owed could not be read');
    }
  }

  async function settleOne(owed: Owed): Promise<void> {
    try {
      const { againMs } = await perform(owed);
      if (againMs === undefined) await store.owed.deleteOne({ _id: owed._id });
      else {
        const dueAt = new Date(clock.now().getTime() + againMs);
        await store.owed.updateOne({ _id: owed._id }, { $set: { dueAt } });
      }
    } catch (error) {
      logger.warn({ err: String(error), owed: owed.what.kind }, 'simulator: will be tried again');
    }
  }

  return {
    async add(what, afterMs, id = randomUUID()) {
      const dueAt = new Date(clock.now().getTime() + afterMs);
      await store.owed.updateOne(
        { _id: id },
        { $setOnInsert: { dueAt, attempts: 0, what } },
        { upsert: true },
      );
      wakeIn(afterMs);
    },
    async settle(id) {
      await store.owed.deleteOne({ _id: id });
    },
    async stop() {
      stopped = true;
      clearInterval(sweep);
      for (const timer of timers) clearTimeout(timer);
      await Promise.allSettled(running);
    },
  };
}
