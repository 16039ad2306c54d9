import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { ACCOUNT, CONFIG, outgoing, startService } from './webhook-service.ts';

const spec = join(import.meta.dirname, 'openapi-messages.json');
let prism: ChildProcess;
let url: string;

/** Twilio's own description of its API checks what we ask: a request that breaks it is answered 4xx. */
beforeAll(async () => {
  const port = await freePort();
  url = `http://127.0.0.1:${port}`;
  const bin = createRequire(import.meta.url).resolve('@stoplight/prism-cli');
  prism = spawn(process.execPath, [bin, 'mock', spec, '-h', '127.0.0.1', '-p', String(port)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  prism.stdout?.on('data', (chunk) => {
    said += chunk;
  });
  await vi.waitUntil(() => said.includes('Prism is listening'), { timeout: 30_000 });
});

afterAll(async () => {
  const ended = once(prism, 'exit');
  prism.kill();
  await ended;
});

describe("what we ask of Twilio's API is as its own description says", () => {
  it.each([
    ['SMS', 'sms', CONFIG],
    [
      'SMS by a messaging service',
      'sms',
      { ...CONFIG, messagingServiceSid: `MG${'a'.repeat(32)}` },
    ],
    ['WhatsApp', 'whatsapp', CONFIG],
  ] as const)('sending by %s', async (_what, id, config) => {
    const service = await startService({ ...config, apiUrl: url });
    const outcome = await service.channel(id).send(outgoing({ text: 'Hello' }, '+15550101', id));
    expect(outcome).toMatchObject({ kind: 'sent' });
    await service.close();
  });

  it('looking up and fetching what came in', async () => {
    const service = await startService({ ...CONFIG, apiUrl: url });
    await service.channel('sms').find(outgoing({ text: 'Hello' }), new Date());
    expect(await service.sweepInbound(new Date())).toBe(0);
    await service.close();
  });

  it('and it would notice if it were not', async () => {
    const service = await startService({ ...CONFIG, messagingServiceSid: 'MG1', apiUrl: url });
    const outcome = await service.channel('sms').send(outgoing({ text: 'Hello' }));
    expect(outcome).toMatchObject({ kind: 'refused', code: '422' });
    const unauthorised = await fetch(`${url}/2010-04-01/Accounts/${ACCOUNT}/Messages.json`);
    expect(unauthorised.status).toBe(401);
    await service.close();
  });
});

const freePort = () =>
  new Promise<number>((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' ? (address?.port ?? 0) : 0));
    });
  });
