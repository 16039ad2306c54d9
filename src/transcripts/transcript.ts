import type { ShopAction } from '../commerce/commerce.ts';
import type { ConversationId, EffectKey, MessageId } from '../conversation/ids.ts';
import type { Choice, OrderCard } from '../conversation/reply.ts';
import type { Staff } from '../conversation/state.ts';
import type { EffectRequest, OutgoingMessage, Why } from '../log/document.ts';
import type { CaseProgress } from './case-state.ts';
import type { Delivery } from './delivery-status.ts';

interface Line {
  readonly id: string;
  readonly conversation: ConversationId;
  /** By the clock of the process that wrote it; the lines themselves stand in the log's order. */
  readonly at: Date;
  /** The words are gone: erased for the person's sake, or past their keeping time. */
  readonly redacted?: 'erased' | 'expired';
}

export type Author =
  | { readonly kind: 'customer'; readonly name?: string }
  | { readonly kind: 'bot' }
  | { readonly kind: 'staff'; readonly id: string; readonly name: string };

export interface Media {
  readonly url: string;
  readonly contentType: string;
  readonly name?: string;
}

export interface IncomingLine extends Line {
  readonly kind: 'incoming';
  readonly author: Author;
  readonly text: string;
  readonly media: readonly Media[];
  /** The payload of a tapped button. */
  readonly choice?: string;
  /** What the provider told of by itself: `optOut`, `optIn`. */
  readonly event?: string;
  readonly providerId: string;
  /** No turn has read it yet. */
  readonly pending: boolean;
  /** Number of the turn that read it. */
  readonly readBy?: number;
}

export interface OutgoingLine extends Line {
  readonly kind: 'outgoing';
  readonly id: MessageId;
  readonly author: Author;
  /** Number of the turn or claim that decided it. */
  readonly turn: number;
  readonly lane: OutgoingMessage['lane'];
  readonly channel: string;
  readonly text: string;
  readonly choices?: readonly Choice[];
  readonly card?: OrderCard;
  readonly speaker?: string;
  readonly replaces?: MessageId;
  readonly delivery: Delivery;
}

export interface TurnLine extends Line {
  readonly kind: 'turn';
  readonly seq: number;
  readonly consumes: readonly string[];
  readonly why: Why;
}

export interface EffectLine extends Line, CaseProgress {
  readonly kind: 'effect';
  readonly id: EffectKey;
  readonly turn: number;
  readonly action: ShopAction;
  readonly actor: EffectRequest['actor'];
  readonly subject: string;
  readonly rule: string;
  readonly words: string;
  readonly confirmedBy: string;
}

export interface HandoverLine extends Line {
  readonly kind: 'claim' | 'give_back';
  readonly seq: number;
  readonly by: Staff;
}

export interface NoteLine extends Line {
  readonly kind: 'note';
  readonly by: Staff;
  readonly text: string;
}

/** What an operator did with a dead letter. */
export interface ReviewLine extends Line {
  readonly kind: 'review';
  readonly of: MessageId | EffectKey;
  readonly action: 'requeue' | 'close';
  readonly by: string;
  readonly reason: string;
}

export type TranscriptLine =
  | IncomingLine
  | OutgoingLine
  | TurnLine
  | EffectLine
  | HandoverLine
  | NoteLine
  | ReviewLine;
