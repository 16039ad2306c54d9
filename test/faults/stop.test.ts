import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type ScriptedModel, startScriptedModel } from '../fakes/scripted-model.ts';
import { newSid } from '../journeys/phone.ts';
import { eventually } from '../support/kernel.ts';
import { postMessage, type Service } from '../support/service.ts';
import { deliver } from './deliver.ts';
import { type Installation, openInstallation } from './installation.ts';

const ANA = '+15550101';
const JONAS = '+15550102';

describe('a process that is asked to stop', () => {
  let model: ScriptedModel;
  let installation: Installation;
  beforeEach(async () => {
    model = await startScriptedModel({
      mode: 'slow',
      answer: () => ({ commands: [{ kind: 'answer', topic: 'greeting' }] }),
    });
    // With a lease of a minute nobody could take over in time what was not given up.
    installation = await openInstallation(2, {
      OPENAI_MODEL: 'scripted',
      OPENAI_BASE_URL: model.url,
      LEASE_MS: '60000',
    });
  });
  afterEach(async () => {
    await installation.close();
    await model.stop();
  });

  const takeOut = (): Service => installation.services.shift() as Service;

  it('ends within ten seconds, and another answers at once what it was thinking about', async () => {
    const stopping = takeOut();
    const sid = newSid();
    const body = 'Is there something you can tell me about the things I bought?';
    expect(await postMessage(stopping.url, { sid, from: ANA, body })).toBe(200);
    await eventually('the thought has begun', () => model.requests.length > 0);

    const began = Date.now();
    stopping.process.kill('SIGTERM');
    model.setMode('up');
    expect(await stopping.ended).toBe('0');
    expect(Date.now() - began).toBeLessThan(10_000);
    const left = Date.now();
    await eventually('the answer', () => installation.twilio.sentTo(ANA).length > 0, 5_000);
    expect(Date.now() - left).toBeLessThan(3_000);
    await installation.quiet();
    expect(installation.twilio.sentTo(ANA)).toHaveLength(1);
  });

  it('says so to whoever balances the load, and ends what it has acknowledged', async () => {
    const stopping = takeOut();
    expect((await fetch(`${stopping.url}/readyz`)).status).toBe(200);
    const posts = Array.from({ length: 10 }, () =>
      postMessage(stopping.url, { sid: newSid(), from: JONAS, body: 'PERSON' }),
    );
    await Promise.race(posts);
    stopping.process.kill('SIGTERM');
    const acknowledged = (await Promise.all(posts)).filter((status) => status === 200).length;
    expect(await stopping.ended).toBe('0');
    expect(acknowledged).toBeGreaterThan(0);
    await installation.quiet();
    const stream = await installation.conversationOf(JONAS);
    expect((await installation.messages(stream)).length).toBeGreaterThanOrEqual(acknowledged);
    expect(installation.sentTwice()).toEqual([]);
  });

  it('six rolling restarts while people write: nothing is lost, nothing is said twice', async () => {
    model.setMode('down');
    const people = Array.from({ length: 4 }, (_, n) => `+1555010${n + 1}`);
    const restarted = new AbortController();
    const written = people.map(async (from, person) => {
      const sids: string[] = [];
      for (let n = person; !restarted.signal.aborted; n += 1) {
        const body = n % 3 === 0 ? 'what can you do?' : 'where is my order R-1003?';
        sids.push(await deliver(() => installation.nth(n).url, { from, body }));
        await new Promise((resolve) => setTimeout(resolve, 200));
      }
      return { from, sids };
    });
    for (let restart = 0; restart < 6; restart += 1) {
      const fresh = await installation.start();
      const old = takeOut();
      installation.services.push(fresh);
      old.process.kill('SIGTERM');
      expect(await old.ended).toBe('0');
    }
    restarted.abort();
    const all = await Promise.all(written);
    await installation.quiet(30_000);
    expect(installation.sentTwice()).toEqual([]);
    for (const { from, sids } of all) {
      expect(sids.length).toBeGreaterThan(5);
      const stream = await installation.conversationOf(from);
      const stored = await installation.messages(stream);
      expect(new Set(stored.map(({ activity }) => activity.id))).toEqual(new Set(sids));
      const read = (await installation.turns(stream)).flatMap(({ consumes }) => consumes);
      expect(read).toEqual(stored.map(({ _id }) => _id));
    }
  }, 90_000);
});
