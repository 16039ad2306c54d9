import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type EmbeddedMongo, startEmbeddedMongo } from '../../src/storage/embedded-mongod.ts';
import { startTwilioLedger, type TwilioLedger } from '../fakes/twilio-ledger.ts';
import { newSid } from '../journeys/phone.ts';
import { eventually } from '../support/kernel.ts';
import { postMessage, type Service, startService } from '../support/service.ts';

const ANA = '+15550101';

describe('while the database is gone', () => {
  let folder: string;
  let mongo: EmbeddedMongo;
  let twilio: TwilioLedger;
  let service: Service;
  const startMongo = () =>
    startEmbeddedMongo({
      dataDir: folder,
      binDir: '.data/bin',
      env: process.env,
      self: process,
      progress: () => {},
      cacheGb: 0.25,
    });
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'redress-gone-'));
    mongo = await startMongo();
    twilio = await startTwilioLedger();
    service = await startService({ mongodbUri: mongo.uri, twilioUrl: twilio.url });
  }, 60_000);
  afterAll(async () => {
    // Where a test failed half way it may still be frozen, and would then outlive the run.
    await signal('SIGCONT').catch(() => {});
    await service.stop();
    await twilio.close();
    await mongo.stop();
    await rm(folder, { recursive: true, force: true });
  });

  /** To this test's own mongod, whose pid it keeps in its lock file. */
  async function signal(name: 'SIGKILL' | 'SIGSTOP' | 'SIGCONT'): Promise<void> {
    const pid = Number(await readFile(join(folder, 'mongo', 'db', 'mongod.lock'), 'utf8'));
    expect(pid).toBeGreaterThan(1);
    process.kill(pid, name);
  }
  const says = (sid: string, body: string) => postMessage(service.url, { sid, from: ANA, body });
  const ready = async () => (await fetch(`${service.url}/readyz`)).status;

  /** Takes the database away and gives it back; the provider delivers again what was not taken. */
  async function without(
    takeAway: () => Promise<void>,
    giveBack: () => Promise<void>,
    answers: number,
  ): Promise<void> {
    await takeAway();
    const sid = newSid();
    const began = Date.now();
    const status = await says(sid, 'where is my order R-1003?');
    expect(status).toBe(503);
    expect(Date.now() - began).toBeLessThan(15_000);
    expect(await ready()).toBe(503);
    expect((await fetch(`${service.url}/livez`)).status).toBe(200);

    await giveBack();
    await eventually('ready by itself', async () => (await ready()) === 200, 20_000);
    await eventually('taken', async () => (await says(sid, 'where is my order R-1003?')) === 200);
    await eventually(`answer ${answers}`, () => twilio.sentTo(ANA).length === answers, 20_000);
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    expect(twilio.sentTo(ANA)).toHaveLength(answers);
    expect(twilio.sentTo(ANA).at(-1)?.body).toContain('Your order R-1003 is on its way.');
  }

  it('killed: nothing is acknowledged, and what comes again afterwards is answered once', async () => {
    await without(
      () => signal('SIGKILL'),
      async () => {
        mongo = await startMongo();
      },
      1,
    );
  }, 90_000);

  it('frozen: nothing is acknowledged, and what comes again afterwards is answered once', async () => {
    await without(
      () => signal('SIGSTOP'),
      () => signal('SIGCONT'),
      2,
    );
  }, 90_000);
});
