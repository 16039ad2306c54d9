import type { Logger } from '../logger.ts';

/** One worker a key: never two at once in this process, woken again when something came meanwhile. */
export interface Actors<K extends string = string> {
  wake(key: K): void;
  /** Wakes the key later; a sooner waking stands. */
  wakeIn(key: K, ms: number): void;
  /** How many are at work or waiting for their time. */
  busy(): number;
  /** Takes no new work and resolves when what runs has ended, or after `withinMs`. */
  stop(withinMs: number): Promise<void>;
}

export interface ActorDeps<K extends string> {
  readonly logger: Logger;
  /** Pause after the first failure of a run; it doubles up to a minute. */
  readonly retryMs: number;
  /** `pause` ends early when the key is woken, and throws when the process stops. */
  run(key: K, pause: (ms: number) => Promise<void>): Promise<void>;
  /** Told at once when a key is woken that is at work. */
  noticed?(key: K): void;
}

const LONGEST_PAUSE = 60_000;

class Stopping extends Error {}

export function createActors<K extends string>(deps: ActorDeps<K>): Actors<K> {
  const running = new Map<K, { again: boolean; interrupt: () => void; done: Promise<void> }>();
  const timers = new Map<K, { at: number; timer: NodeJS.Timeout }>();
  const failures = new Map<K, number>();
  let stopping = false;

  function wake(key: K): void {
    if (stopping) return;
    const active = running.get(key);
    if (active) {
      active.again = true;
      active.interrupt();
      deps.noticed?.(key);
      return;
    }
    clearTimer(key);
    const actor = { again: true, interrupt: () => {}, done: Promise.resolve() };
    running.set(key, actor);
    actor.done = work(key, actor);
  }

  async function work(key: K, actor: { again: boolean; interrupt: () => void }): Promise<void> {
    const pause = (ms: number) =>
      new Promise<void>((resolve, reject) => {
        const timer = setTimeout(end, actor.again || stopping ? 0 : ms);
        function end(): void {
          clearTimeout(timer);
          actor.interrupt = () => {};
          actor.again = false;
          if (stopping) reject(new Stopping());
          else resolve();
        }
        actor.interrupt = end;
      });
    try {
      while (actor.again && !stopping) {
        actor.again = false;
        await deps.run(key, pause);
      }
      failures.delete(key);
      running.delete(key);
    } catch (error) {
      running.delete(key);
      if (error instanceof Stopping) return;
      const failed = (failures.get(key) ?? 0) + 1;
      failures.set(key, failed);
      deps.logger.warn({ key, failed, err: error }, 'will be tried again');
      wakeIn(key, Math.min(deps.retryMs * 2 ** (failed - 1), LONGEST_PAUSE));
    }
  }

  function wakeIn(key: K, ms: number): void {
    if (stopping) return;
    const at = Date.now() + ms;
    const planned = timers.get(key);
    if (planned && planned.at <= at) return;
    clearTimer(key);
    const timer = setTimeout(() => {
      timers.delete(key);
      wake(key);
    }, ms);
    timers.set(key, { at, timer });
  }

  function clearTimer(key: K): void {
    clearTimeout(timers.get(key)?.timer);
    timers.delete(key);
  }

  return {
    wake,
    wakeIn,
    busy: () => running.size + timers.size,
    async stop(withinMs) {
      stopping = true;
      for (const key of timers.keys()) clearTimer(key);
      for (const actor of running.values()) actor.interrupt();
      const all = Promise.allSettled([...running.values()].map(({ done }) => done));
      let timer: NodeJS.Timeout | undefined;
      const deadline = new Promise((resolve) => {
        timer = setTimeout(resolve, withinMs);
      });
      await Promise.race([all, deadline]);
      clearTimeout(timer);
    },
  };
}
