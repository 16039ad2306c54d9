import type { EffectTiming, ExecutorDeps } from '../effects/executor.ts';
import { createExecutor } from '../effects/executor.ts';
import { createSender, type SenderDeps, type SendTiming } from '../effects/sender.ts';
import type { LogEntry } from '../log/document.ts';
import type { Log } from '../log/log.ts';
import { type Watch, watchLog } from '../log/watch.ts';
import type { Logger } from '../logger.ts';
import type { ConversationId } from './ids.ts';
import { createTurnRunner, type TurnRunnerDeps, type TurnTiming } from './turn-runner.ts';

/** All waiting times of the engine, in milliseconds. */
export interface Timing {
  readonly turn: TurnTiming;
  readonly send: SendTiming;
  readonly effect: EffectTiming;
  readonly sweepMs: number;
  readonly leaseMs: number;
}

export const TIMING: Timing = {
  turn: { quietMs: 1_000, patienceMs: 6_000, yieldMs: 250, retryMs: 500 },
  send: { takeOverMs: 20_000, freshMs: 4_000, backoffMs: 1_000, mostTries: 10 },
  effect: { takeOverMs: 20_000, backoffMs: 1_000, mostTries: 10, tellAfter: 3, waitMs: 1_000 },
  sweepMs: 2_000,
  leaseMs: 10_000,
};

export interface WorkerDeps {
  readonly log: Log;
  readonly logger: Logger;
  readonly turns: TurnRunnerDeps;
  readonly sender: SenderDeps;
  readonly executor: ExecutorDeps;
  /** Told of every entry that any process appends: projections, switches, figures. */
  readonly readers: readonly ((entry: LogEntry) => void)[];
}

/** The workers of a process and what wakes them: own appends at once, those of others by change stream. */
export function createWorkers(deps: WorkerDeps) {
  const turns = createTurnRunner(deps.turns);
  const sender = createSender(deps.sender);
  const executor = createExecutor(deps.executor);
  const own = recently(10_000);
  let watch: Watch | undefined;

  function notice(entry: LogEntry): void {
    for (const read of deps.readers) read(entry);
    switch (entry.kind) {
      case 'message':
      case 'result':
        turns.wake(entry.stream);
        break;
      case 'turn':
      case 'claim':
        if (entry.messages.length > 0) sender.wake(entry.stream);
        if (entry.kind === 'turn' && entry.effects.length > 0) executor.wake(entry.stream);
        break;
      case 'reviewed':
        wake(entry.stream as ConversationId);
        break;
    }
  }

  function wake(conversation: ConversationId): void {
    turns.wake(conversation);
    sender.wake(conversation);
    executor.wake(conversation);
  }

  const stopListening = deps.log.onAppend((entry) => {
    own.add(entry._id);
    notice(entry);
  });

  return {
    wake,
    /** `mine`: which entries of other processes concern this one; default: all. */
    start(mine: (entry: LogEntry) => boolean = () => true): void {
      watch = watchLog({
        collection: deps.log.collection,
        logger: deps.logger,
        tell: (entry) => {
          if (!own.has(entry._id) && mine(entry)) notice(entry);
        },
      });
    },
    /** Ends what runs within `graceMs`; whatever is left stays open for other processes. */
    async stop(graceMs: number): Promise<void> {
      await watch?.stop();
      await turns.stop(graceMs);
      await Promise.all([executor.stop(graceMs), sender.stop(graceMs)]);
      stopListening();
    },
  };
}

/** The last `most` ids, so that a process does not hear its own appends twice. */
function recently(most: number) {
  const ids = new Set<string>();
  return {
    add(id: string): void {
      ids.add(id);
      if (ids.size > most) ids.delete(ids.values().next().value as string);
    },
    has: (id: string): boolean => ids.has(id),
  };
}
