import type { Address } from '../conversation/channel.ts';
import type { Naming } from '../conversation/conversation-id.ts';
import { type ConversationId, conversationOf, messageId } from '../conversation/ids.ts';
import type { KernelIntake } from '../conversation/intake.ts';
import type { ConversationState, Mode, Staff } from '../conversation/state.ts';
import { withdrawUnsent } from '../effects/withdraw.ts';
import type { ClaimEntry, ConversationEntry, OutgoingMessage } from '../log/document.ts';
import type { Log } from '../log/log.ts';
import type { ClaimOutcome, Desk, GiveBackOutcome } from './desk.ts';

export interface LogDeskDeps {
  readonly log: Log;
  readonly naming: Naming;
  readonly intake: KernelIntake;
  readonly address: Address;
  readonly words: {
    /** The card as it looks while `by` has the conversation, or after it was given back. */
    card(original: OutgoingMessage['reply'], now: CardNow): OutgoingMessage['reply'];
    claimed(by: Staff, language: string): string;
    givenBack(by: Staff, language: string): string;
  };
}

export type CardNow =
  | { readonly kind: 'claimed'; readonly by: Staff; readonly conversation: ConversationId }
  | { readonly kind: 'given_back'; readonly by: Staff };

/** A colleague has dealt with it: no question of before is put again. */
function afresh({
  asked: _asked,
  askedIn: _in,
  askedAt: _at,
  ...state
}: ConversationState): ConversationState {
  return { ...state, dialogs: { dialogStack: [] }, confused: 0, orderMisses: 0 };
}

type PersonMode = Extract<Mode, { kind: 'person' }>;

/** The desk over the log: taking over and giving back are fenced appends, as turns are. */
export function createLogDesk(deps: LogDeskDeps): Desk {
  const { log } = deps;

  async function claim(conversation: ConversationId, by: Staff): Promise<ClaimOutcome> {
    for (;;) {
      const head = await conversationHead(conversation);
      if (!head || head.state.mode.kind === 'bot') return { kind: 'gone' };
      const { mode } = head.state;
      if (mode.kind === 'person') {
        return mode.by.id === by.id ? { kind: 'claimed' } : { kind: 'taken', by: mode.by };
      }
      const seq = head.seq + 1;
      const claimed = await append(conversation, seq, 'claim', by, head.state, {
        kind: 'person',
        by,
        card: mode.card,
        since: seq,
      });
      if (claimed === 'exists') continue;
      await withdrawUnsent(log, conversation, seq, `${by.name} took over`);
      return { kind: 'claimed' };
    }
  }

  async function giveBack(conversation: ConversationId, by: Staff): Promise<GiveBackOutcome> {
    for (;;) {
      const head = await conversationHead(conversation);
      if (!head) return { kind: 'gone' };
      const { mode } = head.state;
      if (mode.kind !== 'person') return { kind: 'not_yours' };
      if (mode.by.id !== by.id) return { kind: 'not_yours', by: mode.by };
      const given = await append(conversation, head.seq + 1, 'give_back', by, head.state, {
        kind: 'bot',
      });
      if (given === 'inserted') return { kind: 'given_back' };
    }
  }

  async function append(
    conversation: ConversationId,
    seq: number,
    action: ClaimEntry['action'],
    by: Staff,
    state: ConversationState,
    mode: Mode,
  ) {
    const card = state.mode.kind === 'bot' ? undefined : state.mode.card;
    const now: CardNow =
      action === 'claim' ? { kind: 'claimed', by, conversation } : { kind: 'given_back', by };
    const original = card && (await replyOf(conversation, card));
    const words = action === 'claim' ? deps.words.claimed : deps.words.givenBack;
    const messages: OutgoingMessage[] = [
      {
        id: messageId(conversation, seq, 0),
        lane: 'customer',
        author: { kind: 'bot' },
        to: state.address,
        reply: { text: words(by, state.language) },
      },
    ];
    if (card && original) {
      messages.push({
        id: messageId(conversation, seq, 1),
        lane: 'desk',
        author: { kind: 'bot' },
        to: deps.address,
        replaces: card,
        reply: deps.words.card(original, now),
      });
    }
    return log.append({
      kind: 'claim',
      stream: conversation,
      seq,
      action,
      by,
      state: action === 'claim' ? { ...state, mode } : { ...afresh(state), mode },
      messages: state.optedOut ? messages.slice(1) : messages,
      open: true,
    });
  }

  async function conversationHead(
    conversation: ConversationId,
  ): Promise<ConversationEntry | undefined> {
    const head = await log.head(conversation);
    return head?.kind === 'turn' || head?.kind === 'claim' ? head : undefined;
  }

  async function replyOf(conversation: ConversationId, id: string) {
    const entry = await log.collection.findOne({ stream: conversation, 'messages.id': id });
    if (entry?.kind !== 'turn') return undefined;
    return entry.messages.find((message) => message.id === id)?.reply;
  }

  async function personMode(conversation: ConversationId): Promise<PersonMode | undefined> {
    const mode = (await conversationHead(conversation))?.state.mode;
    return mode?.kind === 'person' ? mode : undefined;
  }

  return {
    claim,
    giveBack,
    holder: async (conversation) => (await personMode(conversation))?.by,

    async conversationOfThread(threadTs) {
      const sent = await log.collection.findOne({ providerId: threadTs, kind: 'sent' });
      return sent?.kind === 'sent' ? conversationOf(sent.of) : undefined;
    },

    async reply(conversation, by, activity) {
      const mode = await personMode(conversation);
      if (mode?.by.id !== by.id) return 'not_yours';
      return deps.intake.receiveFromStaff(conversation, by, activity);
    },

    async note(conversation, by, text, providerId) {
      await log.insert({
        _id: deps.naming.message(conversation, 'note', providerId),
        kind: 'note',
        stream: conversation,
        by,
        text,
      });
    },
  };
}
