import type { MessageEntry, OutgoingMessage } from '../log/document.ts';
import type { ChannelId } from './activity.ts';
import type { Address } from './channel.ts';
import { type ConversationId, messageId } from './ids.ts';
import { initialState } from './initial-state.ts';
import type { Reply } from './reply.ts';
import type { ConversationState } from './state.ts';
import type { NewTurn, TurnInput } from './turn.ts';

export interface QuarantineDeps {
  readonly desk: Address | undefined;
  readonly staffChannels: ReadonlySet<ChannelId>;
  readonly words: {
    /** What the customer reads. */
    apology(language: string, deskOpen: boolean): string;
    /** What the desk reads, with the words that could not be dealt with. */
    card(facts: {
      readonly conversation: ConversationId;
      readonly name: string;
      readonly channel: ChannelId;
      readonly address: string;
      readonly said: readonly string[];
    }): Reply;
  };
}

/**
 * The turn that sets inputs aside which could not be decided in five tries: it asks nothing of the
 * dialogs, the shop or the model, tells the customer and calls a person, so that nothing is lost and
 * the rest of the conversation flows.
 */
export function quarantine(deps: QuarantineDeps) {
  return (turn: TurnInput, error: unknown): NewTurn => {
    const { conversation, seq, inputs } = turn;
    const messages = inputs.filter((input): input is MessageEntry => input.kind === 'message');
    const state = turn.state ?? firstState(messages, deps.staffChannels);
    const said = messages.map(({ activity }) => activity.text);
    const id = (n: number) => messageId(conversation, seq, n);
    const name = state.profileName ?? 'A customer';

    const toCustomer: OutgoingMessage = {
      id: id(0),
      lane: 'customer',
      author: { kind: 'bot' },
      to: state.address,
      reply: { text: deps.words.apology(state.language, deps.desk !== undefined) },
    };
    const toDesk: OutgoingMessage | undefined = deps.desk && {
      id: id(1),
      lane: 'desk',
      author: { kind: 'bot' },
      to: deps.desk,
      reply: deps.words.card({
        conversation,
        name,
        said,
        channel: state.address.channel,
        address: state.address.id,
      }),
    };
    const handedOver = toDesk && state.mode.kind === 'bot';
    return {
      kind: 'turn',
      stream: conversation,
      seq,
      consumes: inputs.map(({ _id }) => _id),
      state: handedOver ? { ...state, mode: { kind: 'waiting', card: toDesk.id } } : state,
      messages: [toCustomer, ...(toDesk ? [toDesk] : [])],
      effects: [],
      why: { step: 'quarantine', ms: 0, trouble: error instanceof Error ? error.name : 'unknown' },
      open: true,
    };
  };
}

function firstState(
  messages: readonly MessageEntry[],
  staffChannels: ReadonlySet<ChannelId>,
): ConversationState {
  const first = messages[0];
  if (!first) throw new Error('a conversation begins with a message');
  return initialState(first.activity, staffChannels.has(first.activity.channelId));
}
