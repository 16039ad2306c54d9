import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { App, ExpressReceiver, LogLevel, webApi } from '@slack/bolt';
import express from 'express';
import type { Connection } from 'mongoose';
import twilio from 'twilio';
import { createSimulator, type SimulatedPerson } from '../../src/simulator/simulator.ts';

export const ACCOUNT = `AC${'0'.repeat(31)}1`;
const TOKEN = 'simulated-auth-token';
export const SMS_FROM = '+15550100';
export const WHATSAPP_FROM = '+15550111';
export const DESK = 'C0SIMDESK';
const SIGNING_SECRET = 'simulated-signing-secret';

const PEOPLE: readonly SimulatedPerson[] = [
  {
    name: 'Emma Lindqvist',
    phone: '+15550101',
    language: 'en',
    orders: [
      { id: 'R-1001', summary: 'Stoneware mug, set of four · delivered 4 days ago · $58.00' },
      { id: 'R-1002', summary: 'Linen apron · processing · $39.00' },
    ],
  },
  {
    name: 'Tomás Herrera',
    phone: '+15550102',
    language: 'es',
    orders: [{ id: 'R-1003', summary: 'Cast-iron pan · shipped yesterday · €74.00' }],
  },
  {
    name: 'Aisha Khan',
    phone: '+15550103',
    language: 'en',
    orders: [{ id: 'R-1004', summary: 'E-book: Bread at home · digital · £12.00' }],
  },
  { name: 'Lea Brandt', phone: '+15550104', language: 'de', orders: [] },
];

type Fields = Readonly<Record<string, string>>;
export type World = Awaited<ReturnType<typeof startWorld>>;

/** What a bot does about what it was told; it answers through the official SDKs. */
export interface Bot {
  text?(world: World, fields: Fields): Promise<void>;
  slack?(world: World, app: App): void;
}

/**
 * A service in small: the real routes with the official verification (twilio's validateRequest, Bolt's
 * receiver), and the official clients pointed at the simulator that stands beside them.
 */
export async function startWorld(connection: Connection, bot: Bot = {}, publicHost?: string) {
  const app = express();
  const server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const local = `http://127.0.0.1:${port}`;
  const publicUrl = publicHost ?? local;
  const logs: string[] = [];
  const keep = (_fields: object, message: string) => void logs.push(message);
  const logger = { debug: keep, info: keep, warn: keep, error: keep };

  const create = () =>
    createSimulator({
      connection,
      config: {
        port,
        publicUrl,
        twilio: {
          accountSid: ACCOUNT,
          authToken: TOKEN,
          smsFrom: SMS_FROM,
          whatsappFrom: WHATSAPP_FROM,
        },
        slack: { signingSecret: SIGNING_SECRET, botToken: 'xoxb-simulated', deskChannel: DESK },
      },
      people: async () => PEOPLE,
      fetch,
      clock: { now: () => new Date() },
      logger,
    });
  let simulator = create();

  const client = twilio(ACCOUNT, TOKEN);
  for (const domain of [client.api, client.content, client.messaging]) {
    domain.baseUrl = `${local}/simulator/twilio`;
  }
  const slack = new webApi.WebClient('xoxb-simulated', {
    slackApiUrl: `${local}/simulator/slack/api/`,
    retryConfig: { retries: 0 },
    logLevel: LogLevel.ERROR,
  });

  const texts: Fields[] = [];
  const receipts: (Fields & { readonly m: string })[] = [];
  const events: Record<string, unknown>[] = [];
  /** What the webhooks answer instead of taking what they are told. */
  const refusing: { status?: number } = {};

  const checked: express.RequestHandler = (request, response, next) => {
    const signature = request.get('x-twilio-signature') ?? '';
    const valid = twilio.validateRequest(
      TOKEN,
      signature,
      publicUrl + request.originalUrl,
      request.body,
    );
    if (!valid) response.sendStatus(403);
    else if (refusing.status !== undefined) response.sendStatus(refusing.status);
    else next();
  };
  const form = express.urlencoded({ extended: false });
  app.post('/webhooks/twilio/messages', form, checked, (request, response) => {
    texts.push(request.body);
    response.type('text/xml').send('<Response/>');
    void bot.text?.(world, request.body);
  });
  app.post('/webhooks/twilio/status', form, checked, (request, response) => {
    receipts.push({ ...request.body, m: String(request.query.m) });
    response.sendStatus(200);
  });
  app.post('/slack/events', (_request, response, next) => {
    if (refusing.status !== undefined) response.sendStatus(refusing.status);
    else next();
  });
  const receiver = new ExpressReceiver({
    app,
    endpoints: '/slack/events',
    signingSecret: SIGNING_SECRET,
  });
  const bolt = new App({
    receiver,
    token: 'xoxb-simulated',
    logLevel: LogLevel.ERROR,
    clientOptions: { slackApiUrl: `${local}/simulator/slack/api/` },
  });
  bolt.use(async ({ body, next }) => {
    events.push(body as unknown as Record<string, unknown>);
    await next();
  });
  app.get('/readyz', (_request, response) => void response.sendStatus(200));
  app.use('/simulator', (request, response, next) => simulator.router(request, response, next));

  const world = {
    url: local,
    client,
    slack,
    texts,
    receipts,
    events,
    logs,
    refusing,
    db: connection.getClient().db(connection.name),
    /** A callback address as the service makes it. */
    callback: (m: string) => `${publicUrl}/webhooks/twilio/status?m=${encodeURIComponent(m)}`,
    /** What somebody does on the page. */
    async act(path: string, body: object): Promise<Record<string, unknown>> {
      const response = await fetch(`${local}/simulator/api/${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
      return { http: response.status, ...((await response.json()) as object) };
    },
    /** The process ends and another one begins. */
    async restart(): Promise<void> {
      await simulator.stop();
      simulator = create();
    },
    async stop(): Promise<void> {
      await simulator.stop();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  bot.slack?.(world, bolt);
  return world;
}

export async function until<T>(
  look: () => T | Promise<T>,
  ms = 5_000,
): Promise<NonNullable<Awaited<T>>> {
  const end = Date.now() + ms;
  for (;;) {
    const found = await look();
    if (found) return found as NonNullable<Awaited<T>>;
    if (Date.now() > end) throw new Error(`waited ${ms} ms in vain for: ${look}`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}
