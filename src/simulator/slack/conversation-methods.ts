import type { Filter } from 'mongodb';
import { z } from 'zod';
import type { SimulatorContext } from '../context.ts';
import type { SlackMessage } from '../store.ts';
import type { createChannels } from './channels.ts';
import { type Chat, slackMessageJson } from './chat.ts';
import { failed, type MethodAnswer, type Methods } from './method.ts';
import { BOT, COLLEAGUES, colleague, TEAM, userJson } from './team.ts';

const one = z.object({ channel: z.string() });
const flag = z.union([z.boolean(), z.stringbool()]);
const reading = z.object({
  channel: z.string(),
  ts: z.string().optional(),
  oldest: z.string().optional(),
  latest: z.string().optional(),
  inclusive: flag.default(false),
  cursor: z.string().optional(),
  limit: z.coerce.number().int().min(1).max(999).default(100),
});
const opening = z.object({ channel: z.string().optional(), users: z.string().optional() });
const who = z.object({ user: z.string() });

const whole = { response_metadata: { next_cursor: '' } };

/** conversations.*, users.*, auth.test and the little of views.* that needs no modal. */
export function conversationMethods(
  { config, store }: SimulatorContext,
  chat: Chat,
  channels: ReturnType<typeof createChannels>,
): Methods {
  return {
    'auth.test': () => ({
      ok: true,
      url: `https://${TEAM.domain}.slack.com/`,
      team: TEAM.name,
      team_id: TEAM.id,
      user: BOT.name,
      user_id: BOT.user,
      bot_id: BOT.bot,
      is_enterprise_install: false,
    }),

    'conversations.members'(given) {
      const channel = channels.resolve(one.parse(given).channel);
      return channel === undefined
        ? failed('channel_not_found')
        : { ok: true, members: channels.members(channel), ...whole };
    },

    'conversations.info'(given) {
      const channel = channels.resolve(one.parse(given).channel);
      return channel === undefined
        ? failed('channel_not_found')
        : { ok: true, channel: channels.json(channel) };
    },

    'conversations.list': () => ({
      ok: true,
      channels: [channels.json(config.slack.deskChannel)],
      ...whole,
    }),

    'conversations.open'(given) {
      const asked = opening.parse(given);
      const channel = channels.resolve(asked.channel ?? asked.users ?? '');
      return channel === undefined
        ? failed('user_not_found')
        : { ok: true, channel: { id: channel }, no_op: true, already_open: true };
    },

    async 'conversations.replies'(given) {
      const asked = reading.parse(given);
      const channel = channels.resolve(asked.channel);
      if (channel === undefined) return failed('channel_not_found');
      const parent = await chat.find(channel, asked.ts ?? '');
      if (parent === null) return failed('thread_not_found');
      const root = parent.threadTs ?? parent.ts;
      return page(asked, { channel, $or: [{ ts: root }, { threadTs: root }] }, 1);
    },

    async 'conversations.history'(given) {
      const asked = reading.parse(given);
      const channel = channels.resolve(asked.channel);
      if (channel === undefined) return failed('channel_not_found');
      return page(asked, { channel, threadTs: { $exists: false } }, -1);
    },

    'users.info'(given) {
      const user = userJson(who.parse(given).user);
      return user === undefined ? failed('user_not_found') : { ok: true, user };
    },

    'users.list': () => ({
      ok: true,
      members: [...COLLEAGUES.map(({ id }) => userJson(id)), userJson(BOT.user)],
      ...whole,
    }),

    'views.open': () => ({ ok: true, view: { id: 'V0SIMULATED', type: 'modal' } }),
    'views.publish'(given) {
      const { user_id } = z.object({ user_id: z.string() }).parse(given);
      return colleague(user_id) === undefined
        ? failed('user_not_found')
        : { ok: true, view: { id: 'V0SIMULATED', type: 'home' } };
    },
  };

  /** Oldest first in a thread, newest first in a channel, as Slack has it; the cursor is a `ts`. */
  async function page(
    asked: z.infer<typeof reading>,
    filter: Filter<SlackMessage>,
    direction: 1 | -1,
  ): Promise<MethodAnswer> {
    const bounds: Filter<SlackMessage>[] = [];
    if (asked.oldest !== undefined)
      bounds.push({ ts: { [asked.inclusive ? '$gte' : '$gt']: asked.oldest } });
    if (asked.latest !== undefined)
      bounds.push({ ts: { [asked.inclusive ? '$lte' : '$lt']: asked.latest } });
    if (asked.cursor) bounds.push({ ts: { [direction === 1 ? '$gt' : '$lt']: asked.cursor } });
    const seen = { deleted: { $ne: true }, ephemeralTo: { $exists: false } };
    const found = await store.slack
      .find({ $and: [filter, seen, ...bounds] })
      .sort({ ts: direction })
      .limit(asked.limit + 1)
      .toArray();
    const messages = found.slice(0, asked.limit);
    const more = found.length > messages.length;
    return {
      ok: true,
      messages: messages.map(slackMessageJson),
      has_more: more,
      response_metadata: { next_cursor: more ? (messages.at(-1)?.ts ?? '') : '' },
    };
  }
}
