import { createHmac } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { createSlackChannel, type SlackDeps } from '../../../channels/slack/index.ts';
import { DESK, type FakeSlack, TEAM } from './fake-slack.ts';

const SECRET = 'a-signing-secret';
let count = 0;
export const nextTs = (): string => {
  count += 1;
  return `1800000000.${String(count).padStart(6, '0')}`;
};

export type Front = Awaited<ReturnType<typeof startFront>>;

/** The Slack channel behind a real HTTP server, and Slack's side of it: signed events and clicks. */
export async function startFront(
  slack: FakeSlack,
  deps: Pick<SlackDeps, 'intake' | 'desk'> & Partial<SlackDeps>,
) {
  const channel = createSlackChannel({
    config: {
      signingSecret: SECRET,
      botToken: 'xoxb-test',
      deskChannel: DESK,
      apiUrl: slack.apiUrl,
    },
    clock: { now: () => new Date() },
    logger: { debug() {}, info() {}, warn() {}, error() {} },
    revealCode: () => '123456',
    ...deps,
  });
  const app = express();
  app.use(channel.router);
  const server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/slack/events`;

  async function post(
    body: string,
    options: { type?: string; secret?: string; at?: number; headers?: Record<string, string> } = {},
  ): Promise<number> {
    const at = String(options.at ?? Math.floor(Date.now() / 1000));
    const digest = createHmac('sha256', options.secret ?? SECRET)
      .update(`v0:${at}:${body}`)
      .digest('hex');
    const response = await fetch(url, {
      method: 'POST',
      body,
      headers: {
        'content-type': options.type ?? 'application/json',
        'x-slack-request-timestamp': at,
        'x-slack-signature': `v0=${digest}`,
        ...options.headers,
      },
    });
    await response.arrayBuffer();
    return response.status;
  }

  return {
    ...channel,
    post,

    event: (event: object, options: { id?: string; team?: string; retry?: number } = {}) =>
      post(envelope(event, options), {
        ...(options.retry ? { headers: { 'x-slack-retry-num': String(options.retry) } } : {}),
      }),

    click: (click: {
      user: string;
      channel?: string;
      ts: string;
      value: string;
      label?: string;
      actionTs?: string;
    }) =>
      post(new URLSearchParams({ payload: JSON.stringify(blockAction(slack, click)) }).toString(), {
        type: 'application/x-www-form-urlencoded',
      }),

    async close(): Promise<void> {
      await channel.stop();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

export const envelope = (event: object, options: { id?: string; team?: string } = {}): string =>
  JSON.stringify({
    token: 'verification-token',
    team_id: options.team ?? TEAM,
    api_app_id: 'A0APP',
    type: 'event_callback',
    event_id: options.id ?? `Ev${nextTs()}`,
    event_time: 1_800_000_000,
    authorizations: [{ team_id: options.team ?? TEAM, user_id: 'U0BOT', is_bot: true }],
    event,
  });

/** A direct message to the bot. */
export const direct = (user: string, text: string, more: object = {}) => ({
  type: 'message',
  user,
  text,
  ts: nextTs(),
  channel: `D0${user.slice(2)}`,
  channel_type: 'im',
  client_msg_id: 'c0ffee',
  ...more,
});

/** A message in a thread of the desk channel. */
export const inThread = (user: string, text: string, thread: string, more: object = {}) => ({
  type: 'message',
  user,
  text,
  ts: nextTs(),
  thread_ts: thread,
  channel: DESK,
  channel_type: 'channel',
  ...more,
});

export function blockAction(
  slack: FakeSlack,
  click: {
    user: string;
    channel?: string;
    ts: string;
    value: string;
    label?: string;
    actionTs?: string;
  },
): object {
  const channel = click.channel ?? DESK;
  return {
    type: 'block_actions',
    token: 'verification-token',
    trigger_id: 'trigger',
    user: { id: click.user, username: 'somebody', team_id: TEAM },
    team: { id: TEAM, domain: 'shop' },
    enterprise: null,
    is_enterprise_install: false,
    api_app_id: 'A0APP',
    container: { type: 'message', message_ts: click.ts, channel_id: channel, is_ephemeral: false },
    channel: { id: channel, name: channel.startsWith('D') ? 'directmessage' : 'support-desk' },
    message: { type: 'message', user: 'U0BOT', bot_id: 'B0BOT', ts: click.ts, text: 'A question' },
    state: { values: {} },
    response_url: slack.answerUrl(click.user),
    actions: [
      {
        type: 'button',
        action_id: 'choice:1',
        block_id: 'b1',
        value: click.value,
        text: { type: 'plain_text', text: click.label ?? 'A button' },
        action_ts: click.actionTs ?? nextTs(),
      },
    ],
  };
}
