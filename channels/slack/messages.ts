import { deskThreadMessage } from './desk-thread.ts';
import { createDirectMessages } from './direct-messages.ts';
import { MessageEvent, type Written } from './payloads.ts';
import type { Room } from './room.ts';

/** A thread's answer that is shown in the channel as well is still that answer. */
const TAKEN = new Set([undefined, 'file_share', 'thread_broadcast']);

/**
 * Sends a message event where it belongs: direct messages to the bot, threads of the desk channel.
 * Edits, deletions, other channels and whatever a bot wrote are nothing to us.
 */
export function createMessages(room: Room) {
  const directMessage = createDirectMessages(room);

  return async (event: unknown): Promise<void> => {
    const parsed = MessageEvent.safeParse(event);
    if (!parsed.success) {
      room.logger.warn({ issues: parsed.error.issues.length }, 'slack: an event of unknown shape');
      return;
    }
    const { user, bot_id, subtype } = parsed.data;
    if (!user || bot_id || !TAKEN.has(subtype)) return;
    const message: Written = { ...parsed.data, user };
    if (message.channel === room.deskChannel) {
      if (message.thread_ts && message.thread_ts !== message.ts) {
        await deskThreadMessage(room, message, message.thread_ts);
      }
    } else if (message.channel_type === 'im') await directMessage(message);
  };
}
