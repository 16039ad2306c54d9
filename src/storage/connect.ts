import mongoose, { type Connection } from 'mongoose';
import { RedressError } from '../errors.ts';

/**
 * Connects; every write is acknowledged by the majority and journalled unless it says otherwise.
 * Throws `mongodb_unreachable` or `mongodb_standalone`, with the remedy.
 */
export async function connectMongo(uri: string): Promise<Connection> {
  const connection = mongoose.createConnection(uri, {
    serverSelectionTimeoutMS: 3_000,
    socketTimeoutMS: 30_000,
    maxPoolSize: 50,
    writeConcern: { w: 'majority', journal: true, wtimeoutMS: 10_000 },
    sanitizeFilter: true,
    autoIndex: false,
    bufferCommands: false,
  });
  try {
    await connection.asPromise();
  } catch (error) {
    await connection.close(true).catch(() => undefined);
    throw new RedressError(
      'mongodb_unreachable',
      'MONGODB_URI: no database answers there. Start it, or unset MONGODB_URI to try Redress with its own.',
      { cause: error },
    );
  }
  const hello = await connection.db?.admin().command({ hello: 1 });
  const clustered = hello?.['setName'] !== undefined || hello?.['msg'] === 'isdbgrid';
  if (!clustered) {
    await connection.close();
    throw new RedressError(
      'mongodb_standalone',
      'MONGODB_URI: that is a standalone server. Redress needs a replica set (one node will do: start mongod with --replSet, then rs.initiate()).',
    );
  }
  return connection;
}
