import type {
  EffectRequest,
  MessageEntry,
  OutgoingMessage,
  ResultEntry,
  Switches,
  Why,
} from '../log/document.ts';
import type { Understood } from '../understanding/command.ts';
import type { ConversationId } from './ids.ts';
import type { ConversationState } from './state.ts';

/** What the dialogs are given for one turn. The same input gives the same decision. */
export interface DialogTurn {
  readonly conversation: ConversationId;
  /** The turn's number, should its append succeed: part of message ids and effect keys. */
  readonly seq: number;
  readonly state: ConversationState;
  /** What was written since the last turn, in the order of durable acceptance; may be empty. */
  readonly messages: readonly MessageEntry[];
  /** What came of effects that earlier turns asked for; may be empty. */
  readonly results: readonly ResultEntry[];
  /** Absent when there are results only. */
  readonly understood?: Understood;
  /**
   * Whether a yes in this turn may bind: it was accepted after the message that asked (state.askedIn)
   * was on its way. A yes that overtook its question confirms nothing.
   */
  readonly mayConfirm: boolean;
  readonly switches: Switches;
  readonly now: Date;
}

/** What a turn decided. Nothing of it has happened yet: the append makes it so. */
export interface DialogDecision {
  readonly state: ConversationState;
  readonly messages: readonly OutgoingMessage[];
  readonly effects: readonly EffectRequest[];
  readonly why: Omit<Why, 'ms' | 'understood' | 'model'>;
}

export type Decide = (turn: DialogTurn) => Promise<DialogDecision>;
