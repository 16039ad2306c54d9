import type { Db } from 'mongodb';

/** Ids of Twilio contents by the hash of what they define, for all processes. */
export function contentCache(db: Db) {
  const contents = db.collection<{ _id: string; sid: string }>('twilio_contents');
  return {
    get: async (hash: string): Promise<string | undefined> =>
      (await contents.findOne({ _id: hash }))?.sid,
    async put(hash: string, sid: string): Promise<void> {
      await contents.updateOne({ _id: hash }, { $set: { sid } }, { upsert: true });
    },
  };
}
