import type { MessageEntry, OutgoingMessage } from '../log/document.ts';
import type { Address } from './channel.ts';
import type { DialogDecision } from './dialog-turn.ts';
import { type ConversationId, messageId } from './ids.ts';
import type { Reply } from './reply.ts';
import type { ConversationState } from './state.ts';

interface PersonTurn {
  readonly conversation: ConversationId;
  readonly seq: number;
  readonly state: ConversationState;
  readonly messages: readonly MessageEntry[];
  readonly desk: Address | undefined;
  /** What the dialogs would have told the customer about results that came in meanwhile. */
  readonly results: DialogDecision | undefined;
}

/**
 * A turn while a person has the conversation: the bot is silent, words are carried across. The
 * customer's go to the desk's thread, the claimant's to the customer; news of effects go to the desk.
 */
export function personTurn(turn: PersonTurn): DialogDecision {
  const { results } = turn;
  const state = results ? { ...results.state, mode: turn.state.mode } : turn.state;
  const thread = state.mode.kind === 'bot' ? undefined : state.mode.card;
  const toDesk = turn.desk && thread && { ...turn.desk, thread };

  const told = (results?.messages ?? []).map(({ reply }) =>
    desked({ ...reply, text: `For the customer: ${reply.text}` }),
  );
  const carried = turn.messages.map((message) =>
    message.author.kind === 'staff'
      ? {
          lane: 'customer' as const,
          author: message.author,
          to: state.address,
          reply: { text: message.activity.text },
        }
      : desked({ text: spoken(message.activity) }, state.profileName ?? 'Customer'),
  );
  const messages = [...told, ...carried].flatMap((message, n): OutgoingMessage[] =>
    message ? [{ ...message, id: messageId(turn.conversation, turn.seq, n) }] : [],
  );
  return {
    state: turn.messages.reduce(withOptOut, state),
    messages,
    effects: [],
    why: { step: 'person/relay', ...(results?.why.policy ? { policy: results.why.policy } : {}) },
  };

  function desked(reply: Reply, speaker?: string): Omit<OutgoingMessage, 'id'> | undefined {
    if (!toDesk) return undefined;
    return {
      lane: 'desk',
      author: { kind: 'bot' },
      to: toDesk,
      reply,
      ...(speaker ? { speaker } : {}),
    };
  }
}

/** The provider's word that a person wants no messages, or wants them again. */
export function withOptOut(
  state: ConversationState,
  { activity }: MessageEntry,
): ConversationState {
  if (activity.type !== 'event') return state;
  if (activity.name === 'optOut') return { ...state, optedOut: true };
  if (activity.name === 'optIn') return { ...state, optedOut: false };
  return state;
}

function spoken(activity: MessageEntry['activity']): string {
  if (activity.type === 'event') return `[${activity.name}]`;
  const media = activity.attachments?.length ?? 0;
  const attached = media > 0 ? `[${media} ${media === 1 ? 'attachment' : 'attachments'}]` : '';
  return [activity.text, attached].filter(Boolean).join('\n') || '[no text]';
}
