import { App, webApi } from '@slack/bolt';
import type { Router } from 'express';
import type { SlackConfig } from '../../src/config.ts';
import type { Channel, Intake } from '../../src/conversation/channel.ts';
import type { Desk } from '../../src/desk/desk.ts';
import type { Clock, Logger } from '../../src/logger.ts';
import { createAside } from './aside.ts';
import { createClicks } from './clicks.ts';
import { createMembers } from './members.ts';
import { createMessages } from './messages.ts';
import { createReceiver } from './receiver.ts';
import type { Reveal } from './render.ts';
import type { Room } from './room.ts';
import { createSender } from './send.ts';

export { renderSlackText } from './render.ts';

export interface SlackDeps {
  readonly config: SlackConfig;
  readonly intake: Intake;
  readonly desk: Desk;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly revealCode: Reveal;
}

export interface Slack {
  /** Serves `POST /slack/events`; no body parser may stand before it. */
  readonly router: Router;
  readonly channel: Channel;
  /** Waits a moment for courtesies that are under way. */
  stop(): Promise<void>;
}

const SEND_MS = 10_000;
/** Slack waits three seconds for us; a question to it in between has less. */
const ASK_MS = 2_000;
const STOP_MS = 2_000;

/** Slack: the staff's own channel to the bot, and the desk where people take conversations over. */
export function createSlackChannel(deps: SlackDeps): Slack {
  const { config, clock } = deps;
  const { receiver, router, logger } = createReceiver({ ...deps, ...config });
  const clientWithin = (timeout: number) =>
    new webApi.WebClient(config.botToken, {
      ...(config.apiUrl ? { slackApiUrl: config.apiUrl } : {}),
      retryConfig: { retries: 0 },
      rejectRateLimitedCalls: true,
      timeout,
      logger,
    });
  const client = clientWithin(ASK_MS);
  const aside = createAside(deps.logger);
  const members = createMembers({ client, clock, deskChannel: config.deskChannel });
  const room: Room = { ...deps, client, aside, members, deskChannel: config.deskChannel };
  const message = createMessages(room);
  const click = createClicks(room);

  const bolt = new App({
    receiver,
    logger,
    authorize: async ({ teamId }) => {
      const { userId, botId, teamId: ours } = await members.ourselves();
      return { botToken: config.botToken, botUserId: userId, botId, teamId: teamId ?? ours };
    },
  });
  // What another workspace sends through the same app is acknowledged and left at that.
  bolt.use(async ({ context, next }) => {
    if (context.teamId === (await members.ourselves()).teamId) await next();
    else deps.logger.warn({ team: context.teamId }, 'slack: from another workspace');
  });
  bolt.event('message', ({ event }) => message(event));
  bolt.action(/.*/, async ({ ack, body, respond }) => {
    await click(body, respond);
    await ack();
  });

  return {
    router,
    channel: createSender(clientWithin(SEND_MS), deps.revealCode),
    stop: async () => {
      let timer: NodeJS.Timeout | undefined;
      const enough = new Promise((resolve) => {
        timer = setTimeout(resolve, STOP_MS);
      });
      await Promise.race([aside.idle(), enough]);
      clearTimeout(timer);
    },
  };
}
