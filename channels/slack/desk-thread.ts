import type { ConversationId } from '../../src/conversation/ids.ts';
import type { Staff } from '../../src/conversation/state.ts';
import { maskText } from '../../src/transcripts/mask.ts';
import type { Written } from './payloads.ts';
import type { Room } from './room.ts';
import { messageKey, messageToActivity } from './to-activity.ts';
import { words } from './words.ts';
import { writtenText } from './written.ts';

/**
 * A message in the thread of a desk card. The claimant's words go to the customer; what begins with
 * `//` and what anybody else writes stays inside as a note, and its writer is told that it did.
 */
export async function deskThreadMessage(
  room: Room,
  message: Written,
  threadTs: string,
): Promise<void> {
  const { desk, members } = room;
  const conversation = await desk.conversationOfThread(threadTs);
  if (!conversation) return;
  const standing = await members.standing(message.user);
  if (standing.kind !== 'member') {
    room.logger.warn({ user: message.user, conversation }, 'slack: an outsider wrote at the desk');
    hint(room, message, threadTs, words.guest);
    return;
  }
  const by = standing.staff;
  const text = await writtenText(members, message.text);
  const files = message.files?.length ?? 0;
  if (text.trimStart().startsWith('//')) {
    await note(room, conversation, by, message, text.trimStart().slice(2).trim());
    return;
  }
  if (!text.trim() && files > 0) {
    await note(room, conversation, by, message, `[${files} ${files === 1 ? 'file' : 'files'}]`);
    hint(room, message, threadTs, words.filesStay);
    return;
  }
  const us = await members.ourselves();
  const activity = messageToActivity(message, { from: by, botUser: us.userId, text });
  const outcome = await desk.reply(conversation, by, activity);
  if (outcome === 'not_yours') {
    await note(room, conversation, by, message, text);
    const holder = await desk.holder(conversation);
    hint(room, message, threadTs, words.notSent(holder?.name));
  } else if (files > 0) hint(room, message, threadTs, words.filesStay);
}

async function note(
  { desk }: Room,
  conversation: ConversationId,
  by: Staff,
  message: Written,
  text: string,
): Promise<void> {
  if (text) await desk.note(conversation, by, maskText(text), messageKey(message));
}

function hint(
  { aside, client }: Room,
  { channel, user }: Written,
  thread_ts: string,
  text: string,
): void {
  aside.run('a hint', () => client.chat.postEphemeral({ channel, user, thread_ts, text }));
}
