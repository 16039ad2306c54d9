import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';

export const TEAM = 'T0SHOP';
const BOT = 'U0BOT';
export const DESK = 'C0DESK';
export const MIA = 'U0MIA';
export const JONAS = 'U0JONAS';
export const GUEST = 'U0GUEST';
export const SAM = 'U0SAM';

type Fields = Readonly<Partial<Record<string, string>>>;
export interface Call {
  readonly method: string;
  readonly given: Fields;
  readonly ts?: string;
}
/** What the next call of a method gets instead of its answer. */
export type Order = (response: ServerResponse) => void;

const PEOPLE: Readonly<Record<string, object>> = {
  [MIA]: { name: 'mia', team_id: TEAM, profile: { display_name: 'Mia' } },
  [JONAS]: { name: 'jonas', team_id: TEAM, profile: { display_name: '', real_name: 'Jonas' } },
  [GUEST]: { name: 'guest', team_id: TEAM, is_restricted: true, profile: {} },
  [SAM]: { name: 'sam', team_id: TEAM, profile: { display_name: 'Sam' } },
  [BOT]: { name: 'redress', team_id: TEAM, is_bot: true, profile: {} },
};

/** Slack's Web API in small, over real HTTP: it keeps what it took, and answers as ordered. */
export async function startFakeSlack() {
  const calls: Call[] = [];
  const answers: { readonly user: string; readonly text: string }[] = [];
  const orders = new Map<string, { readonly order: Order; readonly taken: boolean }[]>();
  const members = [MIA, JONAS, GUEST, BOT];
  let clock = Date.now() * 1000;

  const app = express();
  app.use(express.urlencoded({ extended: false }), express.json());
  app.post('/answers/:user', (request, response) => {
    answers.push({ user: request.params.user, text: request.body.text });
    response.send('ok');
  });
  app.post('/api/:method', (request, response) => {
    const { method } = request.params;
    const given = request.body as Fields;
    const ordered = orders.get(method)?.shift();
    if (!ordered || ordered.taken) take(method, given);
    if (ordered) return void ordered.order(response);
    if (request.get('authorization') !== 'Bearer xoxb-test') {
      return void response.json({ ok: false, error: 'invalid_auth' });
    }
    response.json(answer(method, given));
  });
  const server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  function take(method: string, given: Fields): void {
    clock += 1_000;
    const text = String(clock);
    const ts = `${text.slice(0, -6)}.${text.slice(-6)}`;
    calls.push({ method, given, ...(method === 'chat.postMessage' ? { ts } : {}) });
  }

  function answer(method: string, given: Fields): object {
    switch (method) {
      case 'auth.test':
        return { ok: true, user_id: BOT, bot_id: 'B0BOT', team_id: TEAM };
      case 'conversations.members':
        return { ok: true, members, response_metadata: { next_cursor: '' } };
      case 'users.info': {
        const user = PEOPLE[given.user ?? ''];
        return user ? { ok: true, user: { id: given.user, ...user } } : failed('user_not_found');
      }
      case 'chat.postMessage':
        return { ok: true, ts: calls.at(-1)?.ts };
      case 'chat.update':
        return { ok: true, ts: given.ts };
      case 'conversations.history':
      case 'conversations.replies':
        return { ok: true, messages: posted().filter(inRange(given)).map(stored) };
      default:
        return { ok: true };
    }
  }

  const posted = () => calls.filter(({ method }) => method === 'chat.postMessage');
  const of = (method: string) => calls.filter((call) => call.method === method);
  return {
    url,
    apiUrl: `${url}/api/`,
    answerUrl: (user: string) => `${url}/answers/${user}`,
    members,
    calls,
    answers,
    posted,
    of,
    /** The text of a posted or updated message, buttons and fields included. */
    shown: (call: Call): string => `${call.given.text} ${call.given.blocks}`,
    /** `taken`: Slack does it all the same, only the answer is lost. */
    order(method: string, order: Order, taken = false): void {
      orders.set(method, [...(orders.get(method) ?? []), { order, taken }]);
    },
    async stop(): Promise<void> {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

export type FakeSlack = Awaited<ReturnType<typeof startFakeSlack>>;

export const says =
  (error: string, status = 200, headers: Record<string, string> = {}): Order =>
  (response) =>
    response.writeHead(status, headers).end(JSON.stringify(failed(error)));
export const hangsUp: Order = (response) => void response.destroy();

const failed = (error: string) => ({ ok: false, error });

const inRange =
  (asked: Fields) =>
  ({ given, ts = '' }: Call): boolean =>
    given.channel === asked.channel &&
    (asked.ts ? given.thread_ts === asked.ts : !given.thread_ts) &&
    Number(ts) >= Number(asked.oldest ?? 0);

const stored = ({ given, ts }: Call) => ({
  ts,
  text: given.text,
  metadata: JSON.parse(given.metadata ?? 'null'),
});
