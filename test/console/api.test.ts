import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FreshDatabase, freshDatabase } from '../support/database.ts';
import { eventually, said } from '../support/kernel.ts';
import { shopOfOneOrder } from '../transcripts/one-order.ts';
import { startWorld, TOKEN, type World } from './world.ts';

describe('the API', () => {
  let database: FreshDatabase;
  let world: World;

  beforeAll(async () => {
    database = await freshDatabase();
    world = await startWorld(database, { commerce: shopOfOneOrder() });
    await world.intake.receive(said('yes'));
    await world.intake.receive(said('where is my parcel?', { from: '+15550102' }));
    await eventually('all is told', () => world.sms.posted.length === 3);
    await world.projector.idle();
  });
  afterAll(async () => {
    await world.stop();
    await database.drop();
  });

  const bearer = { Authorization: `Bearer ${TOKEN}` };
  const get = (path: string, headers: Record<string, string> = bearer) =>
    fetch(`${world.url}/api/v1${path}`, { headers });
  const put = (body: string, headers: Record<string, string> = bearer) =>
    fetch(`${world.url}/api/v1/switches`, {
      method: 'PUT',
      headers: { 'Content-Type': 'application/json', ...headers },
      body,
    });

  it('lets nobody in without the token, and says what to send', async () => {
    const tries = [{}, { Authorization: 'Bearer wrong' }, { Authorization: `Basic ${TOKEN}` }];
    for (const headers of tries) {
      const answer = await get('/conversations', headers as Record<string, string>);
      expect(answer.status).toBe(401);
      expect(answer.headers.get('www-authenticate')).toContain('Bearer');
      expect(await answer.json()).toMatchObject({ error: { code: 'unauthorized' } });
    }
    const unset = await fetch(`${world.url}/closed/conversations`, { headers: bearer });
    expect(unset.status).toBe(401);
    expect((await put('{}', {})).status).toBe(401);
  });

  it('lists conversations by who, where, when and what was said, a page at a time', async () => {
    const list = async (query: string) =>
      (await (await get(`/conversations${query}`)).json()) as Page;
    const all = await list('');
    const addresses = new Set(all.conversations.map(({ address }) => address));
    expect(addresses).toEqual(new Set(['+15550101', '+15550102']));
    expect((await list('?text=PARCEL')).conversations).toHaveLength(1);
    expect((await list('?channel=whatsapp')).conversations).toEqual([]);
    expect((await list('?customer=%2B15550102&status=bot')).conversations).toHaveLength(1);
    const first = await list('?limit=1');
    const second = await list(`?limit=1&cursor=${first.next}`);
    expect(second.next).toBeUndefined();
    expect(first.conversations[0]?.id).not.toBe(second.conversations[0]?.id);
  });

  it('gives a transcript with what was understood and whether it arrived', async () => {
    const one = await get(`/conversations/${world.conversation}`);
    expect(await one.json()).toMatchObject({ id: world.conversation, counts: { cases: 1 } });
    const answer = await get(`/conversations/${world.conversation}/messages`);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(await answer.json()).toMatchObject({
      messages: [
        { direction: 'in', text: 'yes', author: { kind: 'customer' }, turn: 1 },
        { direction: 'out', author: { kind: 'bot' }, delivery: { status: 'sent' } },
        { direction: 'out', text: 'result: done' },
      ],
      turns: [{ seq: 1, understood: { intent: 'affirm', by: 'certain' } }, { seq: 2 }],
    });
  });

  it('lists cases with their state, amount and reference', async () => {
    const answer = await get('/cases?kind=refund&state=done');
    expect(await answer.json()).toMatchObject({
      cases: [{ orderId: 'R-1', amount: { minor: 500, currency: 'USD' }, reference: 'RF-1' }],
    });
  });

  it('says what to do about a query that it can not read', async () => {
    const wrong: [string, string][] = [
      ['/conversations?status=open', 'must be one of bot, waiting'],
      ['/conversations?limit=1000', 'from 1 to 100'],
      ['/conversations?from=yesterday', 'write 2026-03-01'],
      ['/conversations?cursor=zzz', 'begin again'],
      ['/conversations?status[$ne]=bot', 'not known here'],
      ['/conversations?text=a&text=b', 'text'],
      ['/cases?sort=amount', 'known: kind, state'],
    ];
    for (const [path, hint] of wrong) {
      const answer = await get(path);
      expect(answer.status, path).toBe(400);
      expect(((await answer.json()) as Fault).error.message, path).toContain(hint);
    }
  });

  it('answers in JSON for what there is not', async () => {
    for (const path of ['/conversations/sms_nobody', '/conversations/x/messages', '/nothing']) {
      const answer = await get(path);
      expect(answer.status).toBe(404);
      expect(await answer.json()).toMatchObject({ error: { code: 'not_found' } });
    }
  });

  it('pauses the bot for a reason, and keeps who did it and why', async () => {
    expect((await put('{"botPaused":true}')).status).toBe(400);
    expect((await put('{"reason":"nothing to change"}')).status).toBe(400);
    expect((await put('{"dialogsOff":["handoff"],"reason":"no"}')).status).toBe(400);
    expect((await put('{"botPaused":')).status).toBe(400);
    expect((await put(JSON.stringify({ reason: 'x'.repeat(20_000) }))).status).toBe(413);
    const answer = await put(
      '{"botPaused":true,"dialogsOff":["refund"],"reason":"The tills are down"}',
    );
    expect(await answer.json()).toMatchObject({
      botPaused: true,
      moneyPaused: false,
      dialogsOff: ['refund'],
      history: [{ by: 'API token', reason: 'The tills are down', botPaused: true }],
    });
    await put('{"botPaused":false,"dialogsOff":[],"reason":"They are back"}');
    expect(world.switches.current()).toEqual({
      botPaused: false,
      moneyPaused: false,
      dialogsOff: [],
    });
  });

  it('answers as its OpenAPI file says, which anybody may read', async () => {
    const description = await get('/openapi.json', {});
    expect(await description.json()).toMatchObject({ openapi: '3.1.0' });
    const proxy = await checkingProxy(`${world.url}/api/v1`);
    try {
      const paths = [
        '/conversations',
        '/conversations?text=parcel&limit=5',
        `/conversations/${world.conversation}`,
        `/conversations/${world.conversation}/messages`,
        '/conversations/sms_nobody',
        '/cases',
        '/switches',
      ];
      for (const path of paths) {
        const direct = await get(path);
        const checked = await fetch(proxy.url + path, { headers: bearer });
        expect(await checked.json(), path).toEqual(await direct.json());
        expect(checked.status, path).toBe(direct.status);
      }
    } finally {
      proxy.stop();
    }
  });
});

interface Page {
  readonly conversations: { readonly id: string; readonly address: string }[];
  readonly next?: string;
}
interface Fault {
  readonly error: { readonly message: string };
}

/** Prism between us and the API: it turns every answer that is not as described into an error. */
async function checkingProxy(api: string) {
  const port = await freePort();
  const child = spawn(
    'node_modules/.bin/prism',
    ['proxy', `${api}/openapi.json`, api, '--errors', '--port', String(port)],
    { stdio: 'ignore' },
  );
  const url = `http://127.0.0.1:${port}`;
  await eventually(
    'prism listens',
    () =>
      fetch(url).then(
        () => true,
        () => false,
      ),
    25_000,
  );
  return { url, stop: () => void child.kill() };
}

const freePort = () =>
  new Promise<number>((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
