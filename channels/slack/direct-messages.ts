import type { Written } from './payloads.ts';
import { remember } from './remember.ts';
import type { Room } from './room.ts';
import { messageToActivity } from './to-activity.ts';
import { words } from './words.ts';
import { writtenText } from './written.ts';

const TOLD_FOR_MS = 600_000;

/** Direct messages to the bot: members of the desk talk to it, others are told so once in ten minutes. */
export function createDirectMessages(room: Room) {
  const { members, logger } = room;
  const refuse = remember(room.clock, TOLD_FOR_MS, (channel) =>
    room.client.chat.postMessage({ channel, text: words.membersOnly }),
  );

  return async (message: Written): Promise<void> => {
    const standing = await members.standing(message.user);
    switch (standing.kind) {
      case 'member': {
        const [text, us] = await Promise.all([
          writtenText(members, message.text),
          members.ourselves(),
        ]);
        const from = standing.staff;
        await room.intake.receive(messageToActivity(message, { from, botUser: us.userId, text }));
        return;
      }
      case 'stranger':
        logger.warn({ user: message.user }, 'slack: a direct message of a non-member');
        room.aside.run('a refusal', () => refuse(message.channel));
        return;
      case 'outsider':
        logger.warn({ user: message.user }, 'slack: a direct message of a guest or a bot');
        return;
    }
  };
}
