import { spawn } from 'node:child_process';
import { mkdir, open, readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { MongoClient } from 'mongodb';
import { RedressError } from '../errors.ts';
import { findMongod } from './mongod-binary.ts';

export interface EmbeddedMongo {
  readonly uri: string;
  /** Leaves it; the last one to do so stops it. */
  stop(): Promise<void>;
}

export interface EmbeddedMongoDeps {
  /** `.data`: binaries in `bin`, data in `mongo`. */
  readonly dataDir: string;
  readonly binDir?: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly progress: (line: string) => void;
  readonly cacheGb?: number;
  /** Who uses it: `process`. */
  readonly self: Pick<NodeJS.Process, 'pid' | 'kill'>;
}

const REPLICA_SET = 'redress';

/**
 * Runs a real mongod as a one-node replica set with its data kept. For trying out and for tests.
 *
 * It is a process of its own that outlives a starter killed with -9: the next one finds it by
 * `running.json`, where each process that uses it is named, as does a second one beside the first.
 */
export async function startEmbeddedMongo(deps: EmbeddedMongoDeps): Promise<EmbeddedMongo> {
  const folder = resolve(deps.dataDir, 'mongo');
  const note = join(folder, 'running.json');
  await mkdir(join(folder, 'db'), { recursive: true });

  const running = await readRunning(note);
  if (running && (await answers(running.port))) {
    await writeNote(note, {
      ...running,
      users: [...living(running.users, deps.self), deps.self.pid],
    });
    return { uri: uriOf(running.port), stop: () => leave(note, running.port, deps.self) };
  }
  const binary = await findMongod({ ...deps, keepIn: deps.binDir ?? resolve(deps.dataDir, 'bin') });
  const port = await freePort(running?.port);
  const output = await open(join(folder, 'mongod.log'), 'a');
  const child = spawn(
    binary,
    [
      ...['--port', String(port), '--bind_ip', '127.0.0.1', '--dbpath', join(folder, 'db')],
      ...[
        '--replSet',
        REPLICA_SET,
        '--wiredTigerCacheSizeGB',
        String(deps.cacheGb ?? 0.5),
        '--quiet',
      ],
    ],
    { detached: true, stdio: ['ignore', output.fd, output.fd] },
  );
  child.unref();
  await output.close();
  const failed = new Promise<never>((_resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) =>
      reject(
        new RedressError(
          'mongod_failed',
          `mongod ended with code ${code}; its log: ${folder}/mongod.log`,
        ),
      ),
    );
  });
  await Promise.race([becomePrimary(port), failed]);
  failed.catch(() => undefined);
  await writeNote(note, { port, users: [deps.self.pid] });
  return { uri: uriOf(port), stop: () => leave(note, port, deps.self) };
}

interface Note {
  readonly port: number;
  readonly users: readonly number[];
}

const writeNote = (note: string, content: Note): Promise<void> =>
  writeFile(note, JSON.stringify(content));

/** Stops the server unless another living process still uses it. */
async function leave(note: string, port: number, self: EmbeddedMongoDeps['self']): Promise<void> {
  const running = await readRunning(note);
  const others = living(running?.users ?? [], self);
  if (running?.port === port && others.length > 0) {
    await writeNote(note, { port, users: others });
    return;
  }
  await stopMongod(port);
}

/** Those of these processes that run, without ourselves. */
const living = (users: readonly number[], self: EmbeddedMongoDeps['self']): readonly number[] =>
  users.filter((pid) => {
    if (pid === self.pid) return false;
    try {
      return self.kill(pid, 0);
    } catch {
      return false;
    }
  });

const uriOf = (port: number): string =>
  `mongodb://127.0.0.1:${port}/redress?replicaSet=${REPLICA_SET}`;

const direct = (port: number, timeoutMs: number): MongoClient =>
  new MongoClient(`mongodb://127.0.0.1:${port}/?directConnection=true`, {
    serverSelectionTimeoutMS: timeoutMs,
  });

/** Initiates the set on first use, and mends its address when the port is another than before. */
async function becomePrimary(port: number): Promise<void> {
  const client = direct(port, 30_000);
  const admin = client.db('admin');
  const member = { _id: 0, host: `127.0.0.1:${port}` };
  try {
    await client.connect();
    const config = await admin.command({ replSetGetConfig: 1 }).catch(() => undefined);
    if (!config) {
      await admin.command({ replSetInitiate: { _id: REPLICA_SET, members: [member] } });
    } else if (config['config'].members[0].host !== member.host) {
      const { version } = config['config'];
      const moved = { ...config['config'], version: version + 1, members: [member] };
      await admin.command({ replSetReconfig: moved, force: true });
    }
    const deadline = Date.now() + 30_000;
    while (!(await admin.command({ hello: 1 }))['isWritablePrimary']) {
      if (Date.now() > deadline)
        throw new RedressError('mongod_failed', 'mongod did not become primary');
      await new Promise((wait) => setTimeout(wait, 50));
    }
  } finally {
    await client.close();
  }
}

async function answers(port: number): Promise<boolean> {
  const client = direct(port, 1_000);
  try {
    const hello = await client.db('admin').command({ hello: 1 });
    return hello['setName'] === REPLICA_SET;
  } catch {
    return false;
  } finally {
    await client.close();
  }
}

async function stopMongod(port: number): Promise<void> {
  const client = direct(port, 2_000);
  try {
    // The server closes the connection instead of answering: that is the answer.
    await client
      .db('admin')
      .command({ shutdown: 1, force: true })
      .catch(() => undefined);
  } finally {
    await client.close();
  }
  const deadline = Date.now() + 10_000;
  while (Date.now() < deadline && (await answers(port)))
    await new Promise((wait) => setTimeout(wait, 100));
}

async function readRunning(note: string): Promise<Note | undefined> {
  try {
    const { port, users } = JSON.parse(await readFile(note, 'utf8')) as Partial<Note>;
    return typeof port === 'number'
      ? { port, users: Array.isArray(users) ? users : [] }
      : undefined;
  } catch {
    return undefined;
  }
}

/** The wanted port if it is free, else any. */
function freePort(wanted = 0): Promise<number> {
  return new Promise((found, reject) => {
    const server = createServer();
    server.once('error', (error) =>
      wanted === 0 ? reject(error) : freePort().then(found, reject),
    );
    server.listen(wanted, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => found(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
