import type { Timestamp } from 'mongodb';
import type { ShopAction, ShopOutcome } from '../commerce/commerce.ts';
import type { IncomingActivity } from '../conversation/activity.ts';
import type { Outgoing } from '../conversation/channel.ts';
import type { ConversationId, EffectKey, MessageId, StreamId } from '../conversation/ids.ts';
import type { ConversationState, Staff } from '../conversation/state.ts';
import type { Understood } from '../understanding/command.ts';

/** Written into every document. A process leaves a stream alone whose newest state is of a later one. */
export const SCHEMA_VERSION = 1;

interface Entry {
  readonly _id: string;
  /** Schema version. */
  readonly v: number;
  readonly stream: StreamId;
  /** Set by the database at insertion: the order of durable acceptance. */
  readonly at: Timestamp;
  /** The writer's clock, for people to read. */
  readonly wroteAt: Date;
  /**
   * A worklist mark, the one field that changes: there while something is still to be done about
   * this document. It can be computed anew from the rest.
   */
  readonly open?: true;
  /** The words in it are gone: erased for the person's sake, or past their keeping time. */
  readonly redacted?: 'erased' | 'expired';
}

/** Documents with a sequence number: `_id` = stream and number, so that a second writer's insert fails. */
interface Fenced extends Entry {
  readonly seq: number;
}

/** What a person or a provider sent in. `_id` = `<stream>:in:<salted hash of the provider's id>`. */
export interface MessageEntry extends Entry {
  readonly kind: 'message';
  readonly stream: ConversationId;
  readonly activity: IncomingActivity;
  readonly author:
    | { readonly kind: 'customer' }
    | { readonly kind: 'staff'; readonly staff: Staff };
  /** Failed tries of a turn with it; at 5 it is set aside and a person is told. */
  readonly tries?: number;
}

/** A turn: what it read, what it decided, the state after it, and why. */
export interface TurnEntry extends Fenced {
  readonly kind: 'turn';
  readonly stream: ConversationId;
  /** Ids of the messages and results that it read; unique within a stream. */
  readonly consumes: readonly string[];
  readonly state: ConversationState;
  readonly messages: readonly OutgoingMessage[];
  readonly effects: readonly EffectRequest[];
  readonly why: Why;
}

export interface OutgoingMessage extends Outgoing {
  /** Messages of one lane go out in order; a desk that is down does not hold up a customer. */
  readonly lane: 'customer' | 'desk' | 'code';
  readonly author: { readonly kind: 'bot' } | { readonly kind: 'staff'; readonly staff: Staff };
  /** The earlier message that this one replaces in place (a card that changed). */
  readonly replaces?: MessageId;
}

/** Something to be done outside, once: asked for by a turn, done by the executor. */
export interface EffectRequest {
  readonly key: EffectKey;
  readonly action: ShopAction;
  readonly actor: { readonly kind: 'customer' } | { readonly kind: 'staff'; readonly staff: Staff };
  readonly subject: string;
  /** Policy's decision with its rule in words, and the message that said yes. */
  readonly decision: { readonly rule: string; readonly words: string };
  readonly confirmedBy: string;
}

/** A person takes a conversation over or gives it back. */
export interface ClaimEntry extends Fenced {
  readonly kind: 'claim';
  readonly stream: ConversationId;
  readonly action: 'claim' | 'give_back';
  readonly by: Staff;
  readonly state: ConversationState;
  readonly messages: readonly OutgoingMessage[];
}

/** An order's reservation: at most one effect works on an order at a time. */
export interface ReservationEntry extends Fenced {
  readonly kind: 'reservation';
  readonly holder: EffectKey | null;
}

/** Operator switches; the newest is in force, the older ones are the audit. */
export interface SwitchesEntry extends Fenced {
  readonly kind: 'switches';
  readonly switches: Switches;
  readonly by: string;
  readonly reason: string;
}

export interface Switches {
  readonly botPaused: boolean;
  readonly moneyPaused: boolean;
  readonly dialogsOff: readonly string[];
}

/** Written before each try outside. `_id` = `<message or effect>/try/<n>`: one process tries. */
export interface AttemptEntry extends Entry {
  readonly kind: 'attempt';
  readonly of: MessageId | EffectKey;
  readonly n: number;
  readonly by: string;
}

/**
 * A try that did not end it. `sure`: the other side does not have it; otherwise it may, and is asked
 * before the next try. `_id` = `<message or effect>/failed/<n>`.
 */
export interface FailedEntry extends Entry {
  readonly kind: 'failed';
  readonly of: MessageId | EffectKey;
  readonly n: number;
  readonly sure: boolean;
  readonly error: string;
  readonly code?: string;
  readonly retryAt: Date;
}

/** The provider has it. `_id` = `<message>/sent`. */
export interface SentEntry extends Entry {
  readonly kind: 'sent';
  readonly of: MessageId;
  readonly providerId: string;
}
/** Taken back before it went out: stands in the place of the attempt that would have sent it. */
export interface WithdrawnEntry extends Entry {
  readonly kind: 'withdrawn';
  readonly of: MessageId;
  readonly n: number;
  readonly reason: string;
}
/** Given up after try `n`: a dead letter while `open`. `_id` = `<message or effect>/dead/<n>`. */
export interface DeadEntry extends Entry {
  readonly kind: 'dead';
  readonly of: MessageId | EffectKey;
  readonly n: number;
  readonly error: string;
  readonly code?: string;
}
/** What an operator did with a dead letter. `_id` = `<message or effect>/<action>/<n>`. */
export interface ReviewedEntry extends Entry {
  readonly kind: 'reviewed';
  readonly of: MessageId | EffectKey;
  readonly n: number;
  readonly action: 'requeue' | 'close';
  readonly by: string;
  readonly reason: string;
}

/** A provider's receipt. `_id` = `<message>/receipt/<status>`. */
export interface ReceiptEntry extends Entry {
  readonly kind: 'receipt';
  readonly of: MessageId;
  readonly providerId: string;
  readonly status: string;
  readonly errorCode?: string;
}

/**
 * What came of an effect; the input of a later turn. `_id` = `<effect>/result`, or
 * `<effect>/unsettled` for the one interim word that it takes longer than it should.
 */
export interface ResultEntry extends Entry {
  readonly kind: 'result';
  readonly stream: ConversationId;
  readonly of: EffectKey;
  readonly outcome: ShopOutcome | { readonly kind: 'unsettled' };
}

/** Words about a conversation that stay inside. */
export interface NoteEntry extends Entry {
  readonly kind: 'note';
  readonly by: Staff;
  readonly text: string;
}

export type FencedEntry = TurnEntry | ClaimEntry | ReservationEntry | SwitchesEntry;
/** The newest of these is a conversation's state. */
export type ConversationEntry = TurnEntry | ClaimEntry;

export type LogEntry =
  | FencedEntry
  | MessageEntry
  | AttemptEntry
  | FailedEntry
  | SentEntry
  | WithdrawnEntry
  | DeadEntry
  | ReviewedEntry
  | ReceiptEntry
  | ResultEntry
  | NoteEntry;

/** Why a turn said what it said. */
export interface Why {
  readonly understood?: Omit<Understood, 'model'>;
  readonly model?: Understood['model'];
  /** Dialog and named step in which the turn ended, `refund/confirm`. */
  readonly step?: string;
  /** Rules of policy that spoke, in words. */
  readonly policy?: readonly {
    readonly rule: string;
    readonly decision: string;
    readonly words: string;
  }[];
  /** Milliseconds from the first read to the append. */
  readonly ms: number;
  /** What kept the turn from its usual way (a shop that did not answer, a message set aside). */
  readonly trouble?: string;
}
