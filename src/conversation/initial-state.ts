import type { IncomingActivity } from './activity.ts';
import type { ConversationState } from './state.ts';

/** The state before a conversation's first turn. `staff`: the channel is the staff's own. */
export function initialState(activity: IncomingActivity, staff: boolean): ConversationState {
  const name = activity.from.name;
  return {
    address: { channel: activity.channelId, id: activity.conversation.id },
    ...(name ? { profileName: name } : {}),
    language: 'en',
    party: staff
      ? { kind: 'staff', staff: { id: activity.from.id, name: name || activity.from.id } }
      : { kind: 'customer' },
    mode: { kind: 'bot' },
    introduced: false,
    optedOut: false,
    dialogs: { dialogStack: [] },
    waiting: [],
  };
}
