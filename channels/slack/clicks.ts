import type { RespondFn } from '@slack/bolt';
import type { Staff } from '../../src/conversation/state.ts';
import { type DeskAction, readDeskAction } from '../../src/desk/card.ts';
import type { Desk } from '../../src/desk/desk.ts';
import { ButtonClick } from './payloads.ts';
import type { Room } from './room.ts';
import { clickToActivity } from './to-activity.ts';
import { words } from './words.ts';

/**
 * A click on a button of ours: at the desk it claims or gives back, in direct messages it is an answer
 * to the bot. Slack sends a click once only, so a fault is told to whoever clicked, and thrown.
 */
export function createClicks(room: Room) {
  const { members, desk, logger } = room;

  return async (body: unknown, respond: RespondFn): Promise<void> => {
    const tell = (text: string) =>
      room.aside.run('an answer to a click', () =>
        respond({ response_type: 'ephemeral', replace_original: false, text }),
      );
    const parsed = ButtonClick.safeParse(body);
    if (!parsed.success) return;
    try {
      await clicked(parsed.data, tell);
    } catch (error) {
      tell(words.tryAgain);
      throw error;
    }
  };

  async function clicked(click: ButtonClick, tell: (text: string) => void): Promise<void> {
    const { user, channel } = click;
    const standing = await members.standing(user.id);
    if (standing.kind !== 'member') {
      logger.warn({ user: user.id, standing: standing.kind }, 'slack: an outsider clicked');
      tell(standing.kind === 'stranger' ? words.membersOnly : words.guest);
      return;
    }
    const { staff } = standing;
    if (channel.id === room.deskChannel) {
      const action = readDeskAction(click.actions[0].value);
      if (action) tell(await atDesk(desk, action, staff));
      return;
    }
    // Direct messages have channels of their own, D…: no other channel is talked in.
    if (!channel.id.startsWith('D')) return;
    const us = await members.ourselves();
    await room.intake.receive(clickToActivity(click, { from: staff, botUser: us.userId }));
  }
}

/** Does it, and says what came of it in the words of whoever clicked. */
async function atDesk(desk: Desk, action: DeskAction, by: Staff): Promise<string> {
  const { conversation } = action;
  switch (action.kind) {
    case 'claim': {
      const outcome = await desk.claim(conversation, by);
      if (outcome.kind === 'taken') return words.taken(outcome.by.name);
      return outcome.kind === 'claimed' ? words.claimed : words.gone;
    }
    case 'give_back': {
      const outcome = await desk.giveBack(conversation, by);
      if (outcome.kind === 'not_yours') return words.notYours(outcome.by?.name);
      return outcome.kind === 'given_back' ? words.givenBack : words.gone;
    }
  }
}
