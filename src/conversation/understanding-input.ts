import type { MessageEntry } from '../log/document.ts';
import type { UnderstandingInput } from '../understanding/command.ts';
import type { ConversationState } from './state.ts';

/** What understanding may look at, out of a conversation's state and its new messages. */
export function understandingInput(
  state: ConversationState,
  messages: readonly MessageEntry[],
  known: Pick<UnderstandingInput, 'running' | 'recent' | 'orders'>,
): UnderstandingInput {
  const activities = messages.map(({ activity }) => activity);
  const tapped = activities.findLast(({ value }) => value?.choice)?.value?.choice;
  return {
    texts: activities.map(({ text }) => text),
    ...(tapped === undefined ? {} : { tapped }),
    hasMedia: activities.some(({ attachments }) => (attachments?.length ?? 0) > 0),
    language: state.language,
    ...(state.asked ? { asked: state.asked } : {}),
    ...known,
    staff: state.party.kind === 'staff',
  };
}
