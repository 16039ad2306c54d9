import type { DisputeType, RefundReason } from '../commerce/commerce.ts';
import type { Choice } from '../conversation/reply.ts';

/** What a customer can start. The names are the dialogs' ids and the intents of the contract. */
export type DialogName = 'refund' | 'cancel_order' | 'dispute' | 'order_status';

/** The contract's intents (contract.md). */
export type Intent =
  | 'refund'
  | 'refund_status'
  | 'refund_policy'
  | 'cancel_order'
  | 'cancellation_policy'
  | 'dispute'
  | 'order_status'
  | 'return_or_exchange'
  | 'change_order'
  | 'change_address'
  | 'delivery_info'
  | 'payment_question'
  | 'invoice'
  | 'shopping_help'
  | 'account'
  | 'data_request'
  | 'complaint'
  | 'feedback'
  | 'human'
  | 'greeting'
  | 'thanks'
  | 'goodbye'
  | 'affirm'
  | 'deny'
  | 'stop'
  | 'start'
  | 'other';

/**
 * What a message says about the task at hand, as said: nothing here is trusted. An order number is
 * looked up among the customer's own, an amount is checked by policy.
 */
export interface Slots {
  /** As it stands in the shop's numbering, normalised: `R-1003`. */
  readonly order?: string;
  /** Names or descriptions of items, in the customer's words. */
  readonly items?: readonly string[];
  /** True when the whole order is meant ("everything", "all of it"). */
  readonly whole?: boolean;
  /** A decimal string and, where said, an ISO 4217 currency: never a float. */
  readonly amount?: { readonly value: string; readonly currency?: string };
  readonly reason?: RefundReason;
  readonly disputeType?: DisputeType;
  /** The customer's own account of what happened. */
  readonly facts?: string;
  readonly email?: string;
  readonly phone?: string;
  /** Six digits, when a code was asked for. */
  readonly code?: string;
  /** Whom a member of staff acts for: a name, e-mail, phone or order number. */
  readonly customer?: string;
}

/** What understanding proposes; dialogs decide. */
export type Command =
  | { readonly kind: 'start'; readonly dialog: DialogName; readonly slots: Slots }
  | { readonly kind: 'set'; readonly slots: Slots }
  | { readonly kind: 'affirm' }
  | { readonly kind: 'deny' }
  /** One of the choices last offered, by its id. */
  | { readonly kind: 'pick'; readonly choice: string }
  /** Leave the running dialog. */
  | { readonly kind: 'cancel' }
  | { readonly kind: 'handoff'; readonly why: string }
  | { readonly kind: 'clarify'; readonly between: readonly DialogName[] }
  /** A question that our own wording answers (no text of a model is ever sent). */
  | { readonly kind: 'answer'; readonly topic: AnswerTopic }
  | { readonly kind: 'stop_messages' }
  | { readonly kind: 'start_messages' }
  | { readonly kind: 'unknown' };

export type AnswerTopic =
  | 'greeting'
  | 'thanks'
  | 'goodbye'
  | 'are_you_a_bot'
  | 'what_can_you_do'
  | 'refund_policy'
  | 'cancellation_policy'
  | 'refund_status'
  | 'delivery_info'
  | 'not_supported_yet';

/** What the bot last asked, so that "2", "yes" or "the blue one" can be read. */
export interface Asked {
  readonly kind: AskedKind;
  readonly choices?: readonly Choice[];
}

export type AskedKind =
  | 'yes_no'
  | 'choice'
  | 'order'
  | 'items'
  | 'reason'
  | 'dispute_type'
  | 'facts'
  | 'contact'
  | 'code'
  | 'customer';

/** What understanding may look at: the customer's own facts only. */
export interface UnderstandingInput {
  /** Messages of one turn, in order. */
  readonly texts: readonly string[];
  /** The id of a button tapped in this turn, if any. */
  readonly tapped?: string;
  readonly hasMedia: boolean;
  readonly language: string;
  readonly asked?: Asked;
  readonly running?: { readonly dialog: DialogName | 'verification'; readonly slots: Slots };
  /** The last few things said, oldest first, masked. */
  readonly recent: readonly { readonly who: 'customer' | 'bot' | 'staff'; readonly text: string }[];
  /** Order numbers, item names and dates of this customer's own orders, once they are known. */
  readonly orders: readonly {
    readonly id: string;
    readonly items: readonly string[];
    readonly placed: string;
    readonly status: string;
  }[];
  /** Staff may name whom they act for. */
  readonly staff: boolean;
}

/** Why a turn understood what it did: kept on the transcript. */
export interface Understood {
  readonly commands: readonly Command[];
  readonly by: 'certain' | 'model' | 'rules';
  readonly intent: Intent;
  readonly confidence: number;
  readonly language: string;
  readonly model?: {
    readonly name: string;
    readonly promptVersion: string;
    readonly inputTokens?: number;
    readonly outputTokens?: number;
    readonly ms: number;
    /** Why the model's word was not used, if it was not. */
    readonly failure?: string;
  };
}

export interface Understanding {
  /** What is certain without a model (stop, a person, a tapped button, yes, a pick …), else undefined. */
  certain(input: UnderstandingInput): Understood | undefined;
  /** The model where there is one, in its time budget; else, and on every failure of it, the rules. */
  understand(input: UnderstandingInput, signal: AbortSignal): Promise<Understood>;
}
