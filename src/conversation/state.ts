import type { ShopAction } from '../commerce/commerce.ts';
import type { Asked } from '../understanding/command.ts';
import type { Address } from './channel.ts';
import type { CustomerId, EffectKey, MessageId, OrderId } from './ids.ts';

/** A member of staff, as the desk knows them. */
export interface Staff {
  readonly id: string;
  readonly name: string;
}

/** Who writes in this conversation, and for whom. */
export type Party =
  | {
      readonly kind: 'customer';
      /** Known by the number they write from, or by a code that they typed. */
      readonly customerId?: CustomerId;
      readonly provenBy?: 'number' | 'code';
    }
  | {
      /** The actor is the member of staff; the subject is whom they act for. */
      readonly kind: 'staff';
      readonly staff: Staff;
      readonly subject?: CustomerId;
    };

/** Who answers. While a person has it the bot is silent. */
export type Mode =
  | { readonly kind: 'bot' }
  | { readonly kind: 'waiting'; readonly card: MessageId }
  | {
      readonly kind: 'person';
      readonly by: Staff;
      readonly card: MessageId;
      /** Number of the claim: what the bot decided before it and has not sent is taken back. */
      readonly since: number;
    };

/** An effect whose result is still to come, with what its telling needs. */
export interface Waiting {
  readonly key: EffectKey;
  readonly action: ShopAction;
  readonly orderId: OrderId;
}

/**
 * A code that was sent to a contact on file. It stays when the dialog is left, so that leaving it
 * gives no new tries.
 */
export interface Proof {
  /** What the code is derived from; undefined once it was used up. */
  readonly nonce?: string;
  /** Whom it proves; undefined where the contact given is nobody's. */
  readonly customerId?: CustomerId;
  readonly expiresAt: Date;
  readonly tries: number;
  readonly sends: number;
  /** When the counting began. */
  readonly since: Date;
}

/** The whole state of a conversation; the newest fenced document of its stream carries it. */
export interface ConversationState {
  readonly address: Address;
  readonly profileName?: string;
  /** BCP 47; sticky. */
  readonly language: string;
  readonly party: Party;
  readonly mode: Mode;
  /** True once the first message told that this is automated and how to reach a person. */
  readonly introduced: boolean;
  /** They said STOP: nothing is sent until START. */
  readonly optedOut: boolean;
  /** botbuilder's dialog stack; each dialog keeps its progress by name in it. */
  readonly dialogs: { readonly dialogStack: readonly unknown[] };
  readonly asked?: Asked;
  /** The bot's message that asked it, and when: a yes counts only after that was on its way. */
  readonly askedIn?: MessageId;
  readonly askedAt?: Date;
  readonly waiting: readonly Waiting[];
  readonly proof?: Proof;
  /** Order numbers given that are none of theirs. */
  readonly orderMisses?: number;
  /** Turns in a row in which nothing was understood. */
  readonly confused?: number;
}
