import type { ConversationId } from './conversation/ids.ts';
import type { Log } from './log/log.ts';
import type { Clock, Logger } from './logger.ts';

export interface UpkeepDeps {
  readonly log: Log;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Sets all workers on a conversation that has something left to do. */
  readonly wake: (conversation: ConversationId) => void;
  readonly markAlive: (now: Date) => Promise<void>;
  /** Asks the provider for what it took while nobody was here; gives how many were new. */
  readonly sweepInbound: (since: Date) => Promise<number>;
  readonly aliveAt: Date | undefined;
  /** What else is read anew because a hint may have been lost. */
  readonly alsoEachRound: () => Promise<void>;
  readonly everyMs: number;
}

const MARGIN_MS = 5 * 60_000;

/**
 * What runs beside the hints: change streams and wake-ups may be lost, so the worklist is swept, and
 * after an outage (ours, or the database's) so is the provider's list of incoming messages.
 */
export function startUpkeep(deps: UpkeepDeps) {
  let wellAt = deps.aliveAt;
  let outage = deps.aliveAt !== undefined;
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  let running: Promise<void> = Promise.resolve();

  async function round(): Promise<void> {
    const now = deps.clock.now();
    try {
      const open = await deps.log.openStreams(now);
      for (const stream of open) deps.wake(stream);
      await deps.alsoEachRound();
      if (outage && wellAt) {
        const since = new Date(wellAt.getTime() - MARGIN_MS);
        const found = await deps.sweepInbound(since);
        if (found > 0) deps.logger.warn({ found, since }, 'messages recovered from the provider');
      }
      outage = false;
      wellAt = now;
      await deps.markAlive(now);
    } catch (error) {
      if (!outage) deps.logger.error({ err: error }, 'upkeep failed; trying again');
      outage = true;
    }
  }

  function plan(): void {
    if (stopped) return;
    timer = setTimeout(() => {
      running = round().finally(plan);
    }, deps.everyMs);
  }
  running = round().finally(plan);

  return {
    async stop(): Promise<void> {
      stopped = true;
      clearTimeout(timer);
      await running;
    },
  };
}
