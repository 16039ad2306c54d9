import type { Db } from 'mongodb';
import type { Clock } from '../logger.ts';

const MOST = 5;
const WINDOW_MS = 60_000;

interface Tries {
  readonly _id: string;
  readonly n: number;
  readonly until: Date;
}

/** Five tries a minute and address, counted in the database: more processes give no more tries. */
export function createSignInTries(deps: { readonly db: Db; readonly clock: Clock }) {
  const tries = deps.db.collection<Tries>('console_sign_in_tries');
  let indexed: Promise<unknown> | undefined;

  const windowOf = (address: string) => {
    const minute = Math.floor(deps.clock.now().getTime() / WINDOW_MS);
    return { id: `${address}|${minute}`, until: new Date((minute + 1) * WINDOW_MS) };
  };

  return {
    /** Counts a try; gives the seconds to wait when there were too many. */
    async begin(address: string): Promise<number> {
      indexed ??= tries.createIndex({ until: 1 }, { expireAfterSeconds: 60 });
      await indexed;
      const { id, until } = windowOf(address);
      const counted = await tries.findOneAndUpdate(
        { _id: id },
        { $inc: { n: 1 }, $setOnInsert: { until } },
        { upsert: true, returnDocument: 'after' },
      );
      if ((counted?.n ?? 0) <= MOST) return 0;
      return Math.max(1, Math.ceil((until.getTime() - deps.clock.now().getTime()) / 1_000));
    },
    async succeeded(address: string): Promise<void> {
      await tries.deleteOne({ _id: windowOf(address).id });
    },
  };
}
