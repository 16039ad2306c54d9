import { fileURLToPath } from 'node:url';
import express, { type Router } from 'express';
import type { Connection } from 'mongoose';
import type { Clock, Logger } from '../logger.ts';
import type { SimulatedPerson, SimulatorConfig, SimulatorContext } from './context.ts';
import { createFeed } from './feed.ts';
import { createOwedQueue, type OwedQueue } from './owed.ts';
import { pageHtml } from './page/page.ts';
import { createPageApi } from './page/page-api.ts';
import { createChat } from './slack/chat.ts';
import { createResponseUrls } from './slack/response-urls.ts';
import { createSlackApi } from './slack/slack-api.ts';
import { createStaffActions } from './slack/staff-actions.ts';
import { createSimulatorStore } from './store.ts';
import { createDelivery } from './twilio/delivery.ts';
import { createMessages } from './twilio/messages.ts';
import { createOptOuts } from './twilio/opt-out.ts';
import { createPhone } from './twilio/phone.ts';
import { createTwilioApi } from './twilio/twilio-api.ts';
import { createWebhooks } from './webhooks.ts';

export type { SimulatedPerson, SimulatorConfig } from './context.ts';

export interface SimulatorDeps {
  /** Connected. */
  readonly connection: Connection;
  readonly config: SimulatorConfig;
  readonly people: () => Promise<readonly SimulatedPerson[]>;
  readonly fetch: typeof fetch;
  readonly clock: Clock;
  readonly logger: Logger;
}

export interface Simulator {
  /** To be mounted at `/simulator`, before any body parser. */
  readonly router: Router;
  /** Ends the pages' event streams and what is under way; call it before the server closes. */
  stop(): Promise<void>;
}

const ASSETS = fileURLToPath(new URL('./page/assets', import.meta.url));
const CSP = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/**
 * Demo mode's stand-in for the outside: Twilio's and Slack's REST APIs, the webhooks they would post,
 * and a page to be the customer and the desk. Everything it knows is in `sim_*` collections.
 */
export function createSimulator(deps: SimulatorDeps): Simulator {
  const db = deps.connection.getClient().db(deps.connection.name);
  const store = createSimulatorStore(db);
  store.ready.catch((error: unknown) =>
    deps.logger.warn({ err: String(error) }, 'simulator: its indexes could not be made'),
  );
  const context: SimulatorContext = { ...deps, store };
  const webhooks = createWebhooks(context);
  const feed = createFeed(db, deps.logger);
  const later = (): OwedQueue => owed;

  const optOuts = createOptOuts(context);
  const delivery = createDelivery(context, webhooks, later);
  const write = createPhone(context, webhooks, optOuts);
  const chat = createChat(context);
  const responseUrls = createResponseUrls(context.config, chat);
  const staff = createStaffActions(context, chat, webhooks, responseUrls, later);

  const owed = createOwedQueue(context, async ({ what, attempts }) => {
    switch (what.kind) {
      case 'progress':
        await delivery.progress(what);
        return {};
      case 'receipt':
        await delivery.receipt(what);
        return {};
      case 'event':
        return staff.retry(what, attempts);
    }
  });
  const page = createPageApi(context, { people: deps.people, feed, write, delivery, staff });

  const router = express.Router();
  router.use(
    '/twilio',
    createTwilioApi(context, createMessages(context, optOuts, owed), `${ASSETS}/photo.png`),
  );
  router.use('/slack', createSlackApi(context, chat, responseUrls));
  router.use((_request, response, next) => {
    response.set({
      'content-security-policy': CSP,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
    });
    next();
  });
  router.use('/assets', express.static(ASSETS, { cacheControl: false, index: false }));
  router.use('/api', page.router);
  router.get('/', (request, response) => {
    response.set('cache-control', 'no-store').type('html').send(pageHtml(request.baseUrl));
  });

  return {
    router,
    async stop() {
      page.stop();
      await Promise.all([feed.stop(), owed.stop()]);
    },
  };
}
