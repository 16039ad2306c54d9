import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createSlackChannel, type Slack } from '../../../channels/slack/index.ts';
import type { IncomingActivity } from '../../../src/conversation/activity.ts';
import type { ConversationId, MessageId } from '../../../src/conversation/ids.ts';
import { handoffCard } from '../../../src/desk/card.ts';
import { createSimulator } from '../../../src/simulator/simulator.ts';
import { type FreshDatabase, freshDatabase } from '../../support/database.ts';

const DESK = 'C0SIMDESK';
const MIA = 'U0SIMMIA1';
const silent = { debug() {}, info() {}, warn() {}, error() {} };
const clock = { now: () => new Date() };

const received: IncomingActivity[] = [];
const done: string[] = [];
let database: FreshDatabase;
let slack: Slack;
let stop: () => Promise<void>;
let act: (path: string, body: object) => Promise<{ status: number; answer: object }>;

beforeAll(async () => {
  database = await freshDatabase();
  const app = express();
  const server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}`;
  const secrets = { signingSecret: 'a-secret', botToken: 'xoxb-simulated', deskChannel: DESK };
  slack = createSlackChannel({
    config: { ...secrets, apiUrl: `${url}/simulator/slack/api/` },
    clock,
    logger: silent,
    revealCode: () => '123456',
    intake: {
      receive: async (activity) => {
        received.push(activity);
        return 'stored';
      },
      receipt: async () => {},
    },
    desk: {
      claim: async (conversation, by) => {
        done.push(`claim ${conversation} ${by.name}`);
        return { kind: 'claimed' };
      },
      giveBack: async () => ({ kind: 'gone' }),
      holder: async () => undefined,
      conversationOfThread: async () => 'sms_1' as ConversationId,
      reply: async (conversation, by, { text }) => {
        done.push(`reply ${conversation} ${by.name}: ${text}`);
        return 'stored';
      },
      note: async () => {},
    },
  });
  app.use(slack.router);
  const simulator = createSimulator({
    connection: database.connection,
    config: {
      port,
      publicUrl: url,
      twilio: {
        accountSid: 'AC1',
        authToken: 't',
        smsFrom: '+15550100',
        whatsappFrom: '+15550100',
      },
      slack: secrets,
    },
    people: async () => [],
    fetch,
    clock,
    logger: silent,
  });
  app.use('/simulator', simulator.router);
  act = async (path, body) => {
    const response = await fetch(`${url}/simulator/api/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    return { status: response.status, answer: (await response.json()) as object };
  };
  stop = async () => {
    await slack.stop();
    await simulator.stop();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
});
afterAll(async () => {
  await stop();
  await database.drop();
});

const post = async (id: string, more: object = {}) => {
  const outcome = await slack.channel.send({
    id: id as MessageId,
    to: { channel: 'slack', id: DESK },
    reply: { text: 'Hello' },
    ...more,
  });
  if (outcome.kind !== 'sent') throw new Error(JSON.stringify(outcome));
  return outcome.providerId;
};
const message = (ts: string) =>
  database.connection
    .getClient()
    .db(database.connection.name)
    .collection('sim_slack')
    .findOne({ ts });

it('a colleague of the simulated desk claims a card and answers in its thread', async () => {
  const since = new Date();
  const conversation = 'sms_1' as ConversationId;
  const reply = handoffCard({
    conversation,
    name: 'Emma <3',
    channel: 'sms',
    address: '+15550101',
    language: 'sv',
    why: 'asks for a person',
    said: ['Two of four came *broken*', 'a person please'],
    tried: ['Refund of R-1001: needs approval'],
  });
  const ts = await post('sms_1/3.1', { reply });
  const blocks = (await message(ts))?.blocks as { type: string; block_id: string }[];
  const blockId = blocks.find(({ type }) => type === 'actions')?.block_id;
  const click = { user: MIA, channel: DESK, ts, blockId, actionId: 'choice:1' };
  expect(await act('desk/clicks', click)).toMatchObject({ answer: { ok: true, status: 200 } });
  const writing = { user: MIA, channel: DESK, threadTs: ts, text: 'Hello <Emma> & all' };
  expect(await act('desk/messages', writing)).toMatchObject({ answer: { ok: true, status: 200 } });
  expect(done).toEqual(['claim sms_1 Mia', 'reply sms_1 Mia: Hello <Emma> & all']);

  const answer = { threadProviderId: ts, speaker: 'Emma', reply: { text: 'thanks' } };
  const answered = await post('sms_1/4.0', answer);
  expect(await message(answered)).toMatchObject({ threadTs: ts });
  expect(await post('sms_1/4.1', { replacesProviderId: ts, reply: { text: 'Claimed' } })).toBe(ts);
  const to = { channel: 'slack', id: DESK };
  const sought = { id: 'sms_1/4.0' as MessageId, to, ...answer };
  expect(await slack.channel.find(sought, since)).toEqual({ providerId: answered });
});

it('colleagues of the simulated desk write to the bot; the guest is told that it is not for them', async () => {
  await act('desk/messages', { user: MIA, channel: 'D0SIMMIA1', text: 'refund for R-1001' });
  const guest = { user: 'U0SIMSAM1', channel: 'D0SIMSAM1', text: 'hello' };
  expect(await act('desk/messages', guest)).toMatchObject({ answer: { status: 200 } });
  expect(received).toMatchObject([{ from: { id: MIA, name: 'Mia' }, text: 'refund for R-1001' }]);
});
