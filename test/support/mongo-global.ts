import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { startEmbeddedMongo } from '../../src/storage/embedded-mongod.ts';

declare module 'vitest' {
  interface ProvidedContext {
    mongoUri: string;
  }
}

/** One real mongod for the whole run, in a folder of its own; every test file takes a database of it. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'redress-test-'));
  const mongo = await startEmbeddedMongo({
    dataDir: folder,
    binDir: '.data/bin',
    env: process.env,
    self: process,
    progress: (line) => console.error(line),
    cacheGb: 1,
  });
  project.provide('mongoUri', mongo.uri);
  return async () => {
    await mongo.stop();
    await rm(folder, { recursive: true, force: true });
  };
}
