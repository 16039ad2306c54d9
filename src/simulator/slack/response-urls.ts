import { createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import type { SimulatorConfig } from '../context.ts';
import { readBlocks } from './blocks.ts';
import type { Chat } from './chat.ts';
import { BOT } from './team.ts';

/** The message whose button was clicked, and who clicked. */
const origin = z.object({ channel: z.string(), ts: z.string(), user: z.string() });
type Origin = z.infer<typeof origin>;

const reply = z.object({
  text: z.string().default(''),
  blocks: z.unknown().optional(),
  response_type: z.enum(['ephemeral', 'in_channel']).default('ephemeral'),
  replace_original: z.boolean().default(false),
  delete_original: z.boolean().default(false),
});

export type ResponseUrls = ReturnType<typeof createResponseUrls>;

/** Where an app answers an interaction (Bolt's `respond`). The address itself says whose it is, signed. */
export function createResponseUrls(config: SimulatorConfig, chat: Chat) {
  const sign = (text: string) =>
    createHmac('sha256', config.slack.signingSecret).update(`response:${text}`).digest('base64url');

  return {
    urlFor(of: Origin): string {
      const text = Buffer.from(JSON.stringify(of)).toString('base64url');
      return `http://127.0.0.1:${config.port}/simulator/slack/actions/${text}.${sign(text)}`;
    },

    /** False when there is no such address. */
    async answer(token: string, body: unknown): Promise<boolean> {
      const of = read(token);
      const asked = reply.safeParse(body);
      if (of === undefined || !asked.success) return false;
      const { text, response_type, replace_original, delete_original } = asked.data;
      const message = await chat.find(of.channel, of.ts);
      const blocks = readBlocks(asked.data.blocks);
      if (message === null || blocks.kind === 'invalid') return false;
      if (delete_original) await chat.change(message, { deleted: true, text: '', blocks: [] });
      else if (replace_original) {
        await chat.change(message, { text, blocks: blocks.blocks, editedTs: chat.editedTs() });
      } else {
        await chat.post({
          channel: of.channel,
          user: BOT.user,
          text,
          blocks: blocks.blocks,
          ...(message.threadTs === undefined ? {} : { threadTs: message.threadTs }),
          ...(response_type === 'ephemeral' ? { ephemeralTo: of.user } : {}),
        });
      }
      return true;
    },
  };

  function read(token: string): Origin | undefined {
    const [text = '', signature = ''] = token.split('.');
    const expected = Buffer.from(sign(text));
    const given = Buffer.from(signature);
    if (given.length !== expected.length || !timingSafeEqual(given, expected)) return undefined;
    return origin.parse(JSON.parse(Buffer.from(text, 'base64url').toString('utf8')));
  }
}
