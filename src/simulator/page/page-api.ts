import express, { type Router } from 'express';
import { z } from 'zod';
import type { SimulatedPerson, SimulatorContext } from '../context.ts';
import type { Feed } from '../feed.ts';
import {
  type createStaffActions,
  NotAllowed,
  staffClicking,
  staffWriting,
} from '../slack/staff-actions.ts';
import { COLLEAGUES, DESK_NAME } from '../slack/team.ts';
import type { createDelivery } from '../twilio/delivery.ts';
import { type createPhone, writing } from '../twilio/phone.ts';
import { suggestionsFor } from './suggestions.ts';
import { ourNumbers, phoneView, slackView } from './views.ts';

/** A stranger's number, which no customer of the demo shop has. */
export const STRANGER: SimulatedPerson = {
  name: 'A stranger',
  phone: '+15550199',
  language: 'en',
  orders: [],
};

const HEARTBEAT_MS = 15_000;
const MOST_SHOWN = 1_000;
const reading = z.object({ phone: z.string() });

export interface PageApi {
  readonly router: Router;
  /** Ends the pages' event streams, which would keep a server from closing. */
  stop(): void;
}

/** What the page's script talks to: one stream of events, and what people do as JSON. */
export function createPageApi(
  { config, store, logger }: SimulatorContext,
  deps: {
    readonly people: () => Promise<readonly SimulatedPerson[]>;
    readonly feed: Feed;
    readonly write: ReturnType<typeof createPhone>;
    readonly delivery: ReturnType<typeof createDelivery>;
    readonly staff: ReturnType<typeof createStaffActions>;
  },
): PageApi {
  const open = new Set<express.Response>();
  const router = express.Router();

  router.get('/stream', async (_request, response) => {
    // Deltas that come while the snapshot is read are held back, or they would be overwritten by it.
    let held: string[] | undefined = [];
    const send = (event: string) => (held === undefined ? response.write(event) : held.push(event));
    const unsubscribe = await deps.feed.subscribe((change) => {
      if (change.kind === 'lost') response.end();
      else if (change.kind === 'phone') send(event('phone', phoneView(change.message)));
      else send(event('slack', slackView(change.message)));
    });
    if (response.closed) return unsubscribe();
    const heartbeat = setInterval(() => response.write(': alive\n\n'), HEARTBEAT_MS);
    open.add(response);
    response.on('close', () => {
      clearInterval(heartbeat);
      open.delete(response);
      unsubscribe();
    });
    const snapshot = event('snapshot', await readSnapshot());
    response.set({
      'content-type': 'text/event-stream',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
    });
    response.write(`retry: 1000\n\n${snapshot}`);
    for (const later of held) response.write(later);
    held = undefined;
  });

  // A page of another origin can't send JSON without asking first, and is never allowed to.
  router.use(
    (request, response, next) => {
      if (request.method === 'POST' && !request.is('application/json')) response.sendStatus(415);
      else next();
    },
    express.json({ limit: '32kb' }),
  );

  router.post('/phone/messages', async (request, response) => {
    const given = writing.safeParse(request.body);
    if (!given.success) return void response.status(400).json({ error: 'not a message' });
    const everybody = [...(await deps.people()), STRANGER];
    const person = everybody.find(({ phone }) => phone === given.data.from);
    response.json(await deps.write(given.data, person ?? { name: given.data.from }));
  });

  router.post('/phone/read', async (request, response) => {
    const given = reading.safeParse(request.body);
    if (!given.success) return void response.status(400).json({ error: 'whose phone?' });
    await deps.delivery.read(`whatsapp:${given.data.phone}`);
    response.json({ ok: true });
  });

  router.post('/desk/messages', async (request, response) => {
    const given = staffWriting.safeParse(request.body);
    if (!given.success) return void response.status(400).json({ error: 'not a message' });
    await answer(response, () => deps.staff.write(given.data));
  });

  router.post('/desk/clicks', async (request, response) => {
    const given = staffClicking.safeParse(request.body);
    if (!given.success) return void response.status(400).json({ error: 'not a click' });
    await answer(response, () => deps.staff.click(given.data));
  });

  return {
    router,
    stop() {
      for (const response of open) response.end();
    },
  };

  async function answer(response: express.Response, act: () => Promise<object>): Promise<void> {
    try {
      response.json(await act());
    } catch (error) {
      if (!(error instanceof NotAllowed)) throw error;
      response.status(403).json({ error: error.message });
    }
  }

  async function readSnapshot() {
    const [people, phone, slack] = await Promise.all([
      deps.people().catch((error: unknown) => {
        logger.warn({ err: String(error) }, 'simulator: the shop did not tell who its people are');
        return [];
      }),
      store.messages.find().sort({ createdAt: -1 }).limit(MOST_SHOWN).toArray(),
      store.slack
        .find({ deleted: { $ne: true } })
        .sort({ ts: -1 })
        .limit(MOST_SHOWN)
        .toArray(),
    ]);
    return {
      numbers: ourNumbers(config),
      desk: { id: config.slack.deskChannel, name: DESK_NAME },
      people: [...people, STRANGER].map((person) => ({
        ...person,
        stranger: person.phone === STRANGER.phone,
        suggestions: suggestionsFor(person),
      })),
      colleagues: COLLEAGUES,
      phone: phone.reverse().map(phoneView),
      slack: slack.reverse().map(slackView),
    };
  }
}

const event = (name: string, data: unknown): string =>
  `event: ${name}\ndata: ${JSON.stringify(data)}\n\n`;
