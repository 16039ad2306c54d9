import { z } from 'zod';
import type { SlackMessage } from '../store.ts';
import { readBlocks } from './blocks.ts';
import type { createChannels } from './channels.ts';
import { type Chat, slackMessageJson } from './chat.ts';
import { failed, type Methods } from './method.ts';
import { BOT } from './team.ts';

const MOST_CHARACTERS = 40_000;

const content = {
  text: z.string().max(MOST_CHARACTERS).optional(),
  blocks: z.unknown().optional(),
  metadata: z
    .looseObject({ event_type: z.string(), event_payload: z.record(z.string(), z.unknown()) })
    .optional(),
};
const posting = z.object({
  channel: z.string(),
  thread_ts: z.string().optional(),
  username: z.string().optional(),
  ...content,
});
const updating = z.object({ channel: z.string(), ts: z.string(), ...content });
const naming = z.object({ channel: z.string(), ts: z.string() });
const whispering = z.object({
  channel: z.string(),
  user: z.string(),
  thread_ts: z.string().optional(),
  ...content,
});
const reacting = z.object({ channel: z.string(), timestamp: z.string(), name: z.string() });

/** chat.* and reactions.*: everything here is done by the bot. */
export function chatMethods(chat: Chat, channels: ReturnType<typeof createChannels>): Methods {
  return {
    async 'chat.postMessage'(given) {
      const asked = posting.parse(given);
      const channel = channels.resolve(asked.channel);
      if (channel === undefined) return failed('channel_not_found');
      const read = readBlocks(asked.blocks);
      if (read.kind === 'invalid') return failed('invalid_blocks', read.problem);
      if (!asked.text && read.blocks.length === 0) return failed('no_text');
      if (asked.thread_ts !== undefined && (await chat.find(channel, asked.thread_ts)) === null) {
        return failed('cannot_reply_to_message');
      }
      const message = await chat.post({
        channel,
        user: BOT.user,
        text: asked.text ?? '',
        blocks: read.blocks,
        ...(asked.thread_ts === undefined ? {} : { threadTs: asked.thread_ts }),
        ...(asked.metadata === undefined ? {} : { metadata: asked.metadata }),
        ...(asked.username === undefined ? {} : { username: asked.username }),
      });
      return { ok: true, channel, ts: message.ts, message: slackMessageJson(message) };
    },

    async 'chat.update'(given) {
      const asked = updating.parse(given);
      const found = await own(asked.channel, asked.ts);
      if ('ok' in found) return found;
      const read = readBlocks(asked.blocks ?? (asked.text === undefined ? found.blocks : []));
      if (read.kind === 'invalid') return failed('invalid_blocks', read.problem);
      if (!asked.text && read.blocks.length === 0) return failed('no_text');
      const message = await chat.change(found, {
        text: asked.text ?? found.text,
        blocks: read.blocks,
        editedTs: chat.editedTs(),
        ...(asked.metadata === undefined ? {} : { metadata: asked.metadata }),
      });
      if (message === null) return failed('message_not_found');
      const { channel, ts, text } = message;
      return { ok: true, channel, ts, text, message: slackMessageJson(message) };
    },

    async 'chat.delete'(given) {
      const { channel, ts } = naming.parse(given);
      const found = await own(channel, ts);
      if ('ok' in found) return found;
      await chat.change(found, { deleted: true, text: '', blocks: [] });
      return { ok: true, channel: found.channel, ts };
    },

    async 'chat.postEphemeral'(given) {
      const asked = whispering.parse(given);
      const channel = channels.resolve(asked.channel);
      if (channel === undefined) return failed('channel_not_found');
      if (!channels.members(channel).includes(asked.user)) return failed('user_not_in_channel');
      const read = readBlocks(asked.blocks);
      if (read.kind === 'invalid') return failed('invalid_blocks', read.problem);
      if (!asked.text && read.blocks.length === 0) return failed('no_text');
      const message = await chat.post({
        channel,
        user: BOT.user,
        text: asked.text ?? '',
        blocks: read.blocks,
        ephemeralTo: asked.user,
        ...(asked.thread_ts === undefined ? {} : { threadTs: asked.thread_ts }),
      });
      return { ok: true, message_ts: message.ts };
    },

    async 'reactions.add'(given) {
      const { channel, timestamp, name } = reacting.parse(given);
      const found = await chat.find(channels.resolve(channel) ?? '', timestamp);
      if (found === null) return failed('message_not_found');
      const outcome = await chat.react(found, name, BOT.user);
      return outcome === 'added' ? { ok: true } : failed(outcome);
    },

    async 'reactions.remove'(given) {
      const { channel, timestamp, name } = reacting.parse(given);
      const found = await chat.find(channels.resolve(channel) ?? '', timestamp);
      if (found === null) return failed('message_not_found');
      const outcome = await chat.unreact(found, name, BOT.user);
      return outcome === 'removed' ? { ok: true } : failed(outcome);
    },
  };

  async function own(
    channel: string,
    ts: string,
  ): Promise<SlackMessage | ReturnType<typeof failed>> {
    const resolved = channels.resolve(channel);
    if (resolved === undefined) return failed('channel_not_found');
    const found = await chat.find(resolved, ts);
    if (found === null) return failed('message_not_found');
    return found.user === BOT.user ? found : failed('cant_update_message');
  }
}
