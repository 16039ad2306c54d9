import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { SimulatorContext } from '../context.ts';
import type { OwedQueue } from '../owed.ts';
import type { Owed, SlackMessage } from '../store.ts';
import type { WebhookAnswer, Webhooks } from '../webhooks.ts';
import { findButton } from './blocks.ts';
import { type Chat, slackMessageJson } from './chat.ts';
import type { ResponseUrls } from './response-urls.ts';
import { BOT, colleague, DESK_NAME, dmOwner, TEAM } from './team.ts';

export const staffWriting = z.object({
  user: z.string(),
  /** The desk channel, or the writer's own direct messages. */
  channel: z.string(),
  threadTs: z.string().optional(),
  text: z.string().min(1).max(4000),
});
export const staffClicking = z.object({
  user: z.string(),
  channel: z.string(),
  ts: z.string(),
  blockId: z.string(),
  actionId: z.string(),
});

/** Slack tries an event three times more: at once, after a minute, after five. */
const RETRY_AFTER_MS = { 0: 5_000, 1: 60_000, 2: 300_000 } as Readonly<Record<number, number>>;

export class NotAllowed extends Error {}

/** What colleagues do in Slack, told to the service by signed events and interactions. */
export function createStaffActions(
  { config, store, clock }: SimulatorContext,
  chat: Chat,
  webhooks: Webhooks,
  responseUrls: ResponseUrls,
  owed: () => OwedQueue,
) {
  return {
    async write({
      user,
      channel,
      threadTs,
      text,
    }: z.infer<typeof staffWriting>): Promise<WebhookAnswer> {
      mustBeIn(channel, user);
      const message = await chat.post({
        channel,
        user,
        text: escapeText(text),
        blocks: [],
        ...(threadTs === undefined ? {} : { threadTs }),
      });
      const id = `Ev${randomUUID().replaceAll('-', '').slice(0, 10).toUpperCase()}`;
      const body = JSON.stringify(envelope(id, await eventOf(message), message));
      await owed().add({ kind: 'event', message: message._id, body }, RETRY_AFTER_MS[0] ?? 0, id);
      const answer = await webhooks.slackEvent(body, 0);
      await store.slack.updateOne({ _id: message._id }, { $set: { webhookStatus: answer.status } });
      if (answer.ok) await owed().settle(id);
      return answer;
    },

    /** Slack sends an interaction once only. */
    async click(clicked: z.infer<typeof staffClicking>): Promise<WebhookAnswer> {
      const { user, channel, ts, blockId, actionId } = clicked;
      mustBeIn(channel, user);
      const message = await chat.find(channel, ts);
      const button = message === null ? undefined : findButton(message.blocks, actionId, blockId);
      if (message === null || button === undefined) throw new NotAllowed('this button is gone');
      const name = colleague(user)?.name ?? '';
      return webhooks.slackInteraction({
        type: 'block_actions',
        user: {
          id: user,
          username: name.toLowerCase(),
          name: name.toLowerCase(),
          team_id: TEAM.id,
        },
        api_app_id: BOT.app,
        token: 'simulated',
        container: {
          type: 'message',
          message_ts: ts,
          channel_id: channel,
          is_ephemeral: message.ephemeralTo !== undefined,
          ...(message.threadTs === undefined ? {} : { thread_ts: message.threadTs }),
        },
        trigger_id: `${clock.now().getTime()}.${randomUUID()}`,
        team: { id: TEAM.id, domain: TEAM.domain },
        enterprise: null,
        is_enterprise_install: false,
        channel: {
          id: channel,
          name: dmOwner(channel) === undefined ? DESK_NAME : 'directmessage',
        },
        message: slackMessageJson(message),
        state: { values: {} },
        response_url: responseUrls.urlFor({ channel, ts, user }),
        actions: [{ ...button, block_id: blockId, action_ts: chat.editedTs() }],
      });
    },

    async retry({ body, message }: Extract<Owed['what'], { kind: 'event' }>, attempts: number) {
      const answer = await webhooks.slackEvent(body, attempts);
      await store.slack.updateOne({ _id: message }, { $set: { webhookStatus: answer.status } });
      const next = answer.ok ? undefined : RETRY_AFTER_MS[attempts];
      return next === undefined ? {} : { againMs: next };
    },
  };

  function mustBeIn(channel: string, user: string): void {
    const who = colleague(user);
    const allowed =
      channel === config.slack.deskChannel ? who?.guest === false : who?.dm === channel;
    if (!allowed) throw new NotAllowed('not a member of this channel');
  }

  async function eventOf(message: SlackMessage) {
    const parent =
      message.threadTs === undefined ? null : await chat.find(message.channel, message.threadTs);
    return {
      type: 'message',
      user: message.user,
      text: message.text,
      ts: message.ts,
      event_ts: message.ts,
      client_msg_id: randomUUID(),
      team: TEAM.id,
      channel: message.channel,
      channel_type: dmOwner(message.channel) === undefined ? 'channel' : 'im',
      blocks: [
        {
          type: 'rich_text',
          block_id: 'text',
          elements: [
            { type: 'rich_text_section', elements: [{ type: 'text', text: message.text }] },
          ],
        },
      ],
      ...(message.threadTs === undefined
        ? {}
        : { thread_ts: message.threadTs, parent_user_id: parent?.user ?? BOT.user }),
    };
  }

  function envelope(id: string, event: object, message: SlackMessage) {
    return {
      token: 'simulated',
      team_id: TEAM.id,
      context_team_id: TEAM.id,
      api_app_id: BOT.app,
      event,
      type: 'event_callback',
      event_id: id,
      event_time: Math.floor(Number(message.ts)),
      authorizations: [
        {
          enterprise_id: null,
          team_id: TEAM.id,
          user_id: BOT.user,
          is_bot: true,
          is_enterprise_install: false,
        },
      ],
      is_ext_shared_channel: false,
      event_context: `4-${id}`,
    };
  }
}

/** Slack stores what people write with these three escaped, and nothing else. */
const escapeText = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
