import type { ChangeStream, Db } from 'mongodb';
import type { Logger } from '../logger.ts';
import type { PhoneMessage, SlackMessage } from './store.ts';

export type Change =
  | { readonly kind: 'phone'; readonly message: PhoneMessage }
  | { readonly kind: 'slack'; readonly message: SlackMessage }
  /** Changes may have been missed: read everything again. */
  | { readonly kind: 'lost' };

type Listener = (change: Change) => void;

export interface Feed {
  /** Every change committed after this resolves is told, whichever process made it. */
  subscribe(listener: Listener): Promise<() => void>;
  stop(): Promise<void>;
}

/** Follows the simulator's own collections while somebody looks at a page. */
export function createFeed(db: Db, logger: Logger): Feed {
  const listeners = new Set<Listener>();
  let stream: ChangeStream | undefined;

  const tell = (change: Change) => {
    for (const listener of listeners) listener(change);
  };

  async function open(): Promise<void> {
    // Without a starting time the stream begins at some moment after this returns.
    const { operationTime } = await db.command({ ping: 1 });
    if (stream !== undefined) return;
    const opened = db.watch(
      [
        {
          $match: {
            'ns.coll': { $in: ['sim_messages', 'sim_slack'] },
            operationType: { $in: ['insert', 'update', 'replace'] },
          },
        },
      ],
      { fullDocument: 'updateLookup', startAtOperationTime: operationTime },
    );
    stream = opened;
    opened.on('change', (change) => {
      if (!('fullDocument' in change) || !change.fullDocument || !('coll' in change.ns)) return;
      if (change.ns.coll === 'sim_messages') {
        tell({ kind: 'phone', message: change.fullDocument as PhoneMessage });
      } else tell({ kind: 'slack', message: change.fullDocument as SlackMessage });
    });
    opened.on('error', (error) => {
      if (stream !== opened) return;
      logger.warn({ err: error.message }, 'simulator: change stream lost');
      void close().then(() => tell({ kind: 'lost' }));
    });
  }

  async function close(): Promise<void> {
    const closing = stream;
    stream = undefined;
    await closing?.close().catch(() => undefined);
  }

  return {
    async subscribe(listener) {
      if (stream === undefined) await open();
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
        if (listeners.size === 0) void close();
      };
    },
    async stop() {
      tell({ kind: 'lost' });
      listeners.clear();
      await close();
    },
  };
}
