import { randomBytes } from 'node:crypto';
import type { Db } from 'mongodb';

interface Installation {
  readonly _id: 'installation';
  readonly salt: string;
  readonly secret: string;
  readonly aliveAt?: Date;
}

/** What all processes of an installation share: the salt of its ids, a secret, and when one was last well. */
export async function openInstallation(db: Db) {
  const collection = db.collection<Installation>('installation');
  await collection.updateOne(
    { _id: 'installation' },
    {
      $setOnInsert: {
        salt: randomBytes(32).toString('hex'),
        secret: randomBytes(32).toString('hex'),
      },
    },
    { upsert: true },
  );
  const found = await collection.findOne({ _id: 'installation' });
  if (!found) throw new Error('the installation record can not be read back');
  return {
    salt: found.salt,
    /** Signs sessions and codes where SESSION_SECRET is not set. */
    secret: found.secret,
    /** Until when a process was surely there to take messages, as far as is known. */
    aliveAt: found.aliveAt,
    async markAlive(now: Date): Promise<void> {
      await collection.updateOne({ _id: 'installation' }, { $max: { aliveAt: now } });
    },
  };
}
