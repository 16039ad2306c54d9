import type { Db } from 'mongodb';
import type { ConversationId } from './ids.ts';

interface Lease {
  readonly _id: ConversationId;
  readonly owner: string;
  readonly until: Date;
}

const DUPLICATE_KEY = 11000;

/**
 * Spares a second process the model call that the first is making already. It goes by the database's
 * clock, and nothing rests on it: what keeps a second turn out is the log's fence.
 */
export function createLeases(deps: {
  readonly db: Db;
  readonly owner: string;
  readonly forMs: number;
}) {
  const leases = deps.db.collection<Lease>('leases', { writeConcern: { w: 1 } });

  const free = {
    $or: [
      { $eq: ['$owner', deps.owner] },
      { $lt: [{ $ifNull: ['$until', new Date(0)] }, '$$NOW'] },
    ],
  };

  return {
    /** True when this process has the conversation now. */
    async take(conversation: ConversationId): Promise<boolean> {
      try {
        const taken = await leases.findOneAndUpdate(
          { _id: conversation },
          [
            {
              $set: {
                owner: { $cond: [free, deps.owner, '$owner'] },
                until: { $cond: [free, { $add: ['$$NOW', deps.forMs] }, '$until'] },
              },
            },
          ],
          { upsert: true, returnDocument: 'after' },
        );
        return taken?.owner === deps.owner;
      } catch (error) {
        // Two processes inserted the first lease of a conversation at once.
        if ((error as { code?: unknown }).code === DUPLICATE_KEY) return false;
        throw error;
      }
    },
    async drop(conversation: ConversationId): Promise<void> {
      await leases.deleteOne({ _id: conversation, owner: deps.owner });
    },
    /**
     * Frees all that this process holds, so that others need not wait when it stops. With the database
     * gone they expire by themselves.
     */
    async dropAll(): Promise<void> {
      await leases.deleteMany({ owner: deps.owner }).catch(() => undefined);
    },
  };
}

export type Leases = ReturnType<typeof createLeases>;
