import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import twilio from 'twilio';
import { createTwilioChannels, type TwilioDeps } from '../../../channels/twilio/index.ts';
import type { TwilioConfig } from '../../../src/config.ts';
import type { IncomingActivity } from '../../../src/conversation/activity.ts';
import type { Intake, Outgoing, Receipt } from '../../../src/conversation/channel.ts';
import { type ConversationId, messageId } from '../../../src/conversation/ids.ts';
import type { Reply } from '../../../src/conversation/reply.ts';

export const ACCOUNT = `AC${'0'.repeat(31)}1`;
const TOKEN = 'a-token-of-this-test';
export const CONFIG: TwilioConfig = {
  accountSid: ACCOUNT,
  authToken: TOKEN,
  smsFrom: '+15550100',
  whatsappFrom: '+15550111',
};

type PostBody = NonNullable<RequestInit['body']>;
export type Form = Readonly<Record<string, string>>;

/** Keeps what was stored, once per id as the real one does; may be told to fail. */
export function recordingIntake() {
  const activities = new Map<string, IncomingActivity>();
  const receipts: Receipt[] = [];
  const state: { down: boolean } = { down: false };
  const check = () => {
    if (state.down) throw new Error('the database is down');
  };
  const intake: Intake = {
    async receive(activity) {
      check();
      if (activities.has(activity.id)) return 'duplicate';
      activities.set(activity.id, activity);
      return 'stored';
    },
    async receipt(receipt) {
      check();
      receipts.push(receipt);
    },
  };
  return { intake, receipts, state, activities: () => [...activities.values()] };
}

/** The channel behind a real HTTP server, as app.ts mounts it. */
export async function startService(
  config: TwilioConfig = CONFIG,
  options: Partial<Pick<TwilioDeps, 'intake' | 'publicUrl' | 'content'>> = {},
) {
  const app = express();
  const server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const publicUrl = options.publicUrl ?? url;
  const stored = recordingIntake();
  const logged: { fields: object; message: string }[] = [];
  const keep = (fields: object, message: string) => void logged.push({ fields, message });
  const twilioChannels = createTwilioChannels({
    config,
    publicUrl,
    intake: options.intake ?? stored.intake,
    clock: { now: () => new Date() },
    logger: { debug: keep, info: keep, warn: keep, error: keep },
    revealCode: () => '123456',
    ...(options.content ? { content: options.content } : {}),
  });
  app.use('/webhooks/twilio', twilioChannels.router);

  return {
    ...twilioChannels,
    url,
    publicUrl,
    stored,
    logged,
    channel(id: 'sms' | 'whatsapp') {
      const found = twilioChannels.channels.find((channel) => channel.id === id);
      if (!found) throw new Error(`the channel ${id} is off`);
      return found;
    },
    /** A webhook as Twilio would send it, signed unless the test says otherwise. */
    post(path: string, form: Form, signature: string | null = sign(publicUrl + path, form)) {
      return postRaw(url + path, new URLSearchParams(form).toString(), signature);
    },
    postRaw: (path: string, body: PostBody, signature: string | null, type?: string) =>
      postRaw(url + path, body, signature, type),
    close: () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

export type Service = Awaited<ReturnType<typeof startService>>;

export const sign = (url: string, form: Form, token = TOKEN): string =>
  twilio.getExpectedTwilioSignature(token, url, form);

function postRaw(
  url: string,
  body: PostBody,
  signature: string | null,
  type = 'application/x-www-form-urlencoded; charset=UTF-8',
) {
  return fetch(url, {
    method: 'POST',
    body,
    headers: {
      'content-type': type,
      ...(signature === null ? {} : { 'x-twilio-signature': signature }),
    },
  });
}

let count = 0;

/** A message to send, with an id of its own. */
export function outgoing(reply: Reply, id = '+15550101', channel = 'sms'): Outgoing {
  count += 1;
  return {
    id: messageId(`${channel}_0123456789abcdef01234567` as ConversationId, count, 0),
    to: { channel, id },
    reply,
  };
}
