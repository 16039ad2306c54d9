import type { ChangeStream, Collection } from 'mongodb';
import type { Logger } from '../logger.ts';
import type { LogEntry } from './document.ts';

export interface Watch {
  stop(): Promise<void>;
}

/**
 * Tells of every entry that any process appends. A hint, not a promise: a change stream can lose its
 * place, so whoever acts on it sweeps the worklist as well.
 */
export function watchLog(deps: {
  readonly collection: Collection<LogEntry>;
  readonly logger: Logger;
  readonly tell: (entry: LogEntry) => void;
}): Watch {
  let stopped = false;
  let stream: ChangeStream<LogEntry> | undefined;
  let again: NodeJS.Timeout | undefined;

  function open(): void {
    stream = deps.collection.watch<LogEntry>([{ $match: { operationType: 'insert' } }]);
    stream.on('change', (change) => {
      if (change.operationType === 'insert') deps.tell(change.fullDocument as LogEntry);
    });
    stream.on('error', (error) => {
      if (stopped) return;
      deps.logger.warn({ err: error.message }, 'change stream lost; opening it again');
      stream?.close().catch(() => undefined);
      again = setTimeout(open, 1_000);
    });
  }
  open();

  return {
    async stop() {
      stopped = true;
      clearTimeout(again);
      await stream?.close().catch(() => undefined);
    },
  };
}
