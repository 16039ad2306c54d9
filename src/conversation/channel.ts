import type { ChannelId, IncomingActivity } from './activity.ts';
import type { MessageId } from './ids.ts';
import type { Reply } from './reply.ts';

/** What a channel can do. Dialogs never ask which channel they are on; rendering asks this. */
export interface Capabilities {
  /** Most characters of one message; longer replies are split or shortened by the channel. */
  readonly maxLength: number;
  /** Most buttons under one message; 0: choices are numbered in the text. */
  readonly buttons: number;
  /** Most entries of a list to pick from; 0: none. */
  readonly list: number;
  readonly media: boolean;
  /** Hours after the customer's last message in which free text may be sent; undefined: always. */
  readonly windowHours?: number;
}

/** Where a message goes. `thread` is our own id of the message whose thread it belongs to (Slack). */
export interface Address {
  readonly channel: ChannelId;
  readonly id: string;
  readonly thread?: MessageId;
}

/** What a channel is given to send. The same message renders to the same bytes each time. */
export interface Outgoing {
  readonly id: MessageId;
  readonly to: Address;
  readonly reply: Reply;
  /** Provider's id of the message named by `to.thread`, once that was sent. */
  readonly threadProviderId?: string;
  /** Provider's id of the message that this one replaces in place (a card that changed). */
  readonly replacesProviderId?: string;
  /** Shown as the speaker where the channel can (a colleague's reply relayed to the desk). */
  readonly speaker?: string;
}

/**
 * - `sent`: the provider has it under `providerId`
 * - `retry`: it surely does not have it; try again after `afterMs` (or the default backoff)
 * - `unknown`: it may have it (timeout, reset, 5xx): look it up before sending again
 * - `refused`: it never will; `optedOut` when the person must not be written to again (21610)
 */
export type SendOutcome =
  | { readonly kind: 'sent'; readonly providerId: string }
  | {
      readonly kind: 'retry';
      readonly error: string;
      readonly code?: string;
      readonly afterMs?: number;
    }
  | { readonly kind: 'unknown'; readonly error: string; readonly code?: string }
  | {
      readonly kind: 'refused';
      readonly error: string;
      readonly code?: string;
      readonly optedOut?: boolean;
    };

/** A way to reach people. Adding one means adding one folder under `channels` and a line in app.ts. */
export interface Channel {
  readonly id: ChannelId;
  readonly capabilities: Capabilities;
  /** Posts once. Never throws for what the provider answers; gives up within 15 s. */
  send(outgoing: Outgoing): Promise<SendOutcome>;
  /**
   * Looks whether the provider already has this message (sent since `since`), to settle an
   * unknown outcome. `isAnother`: that id is known to be of another message of ours, which may read
   * the same. Throws when the provider can't be asked: then nothing is sent again yet.
   */
  find(
    outgoing: Outgoing,
    since: Date,
    isAnother?: (providerId: string) => Promise<boolean>,
  ): Promise<{ readonly providerId: string } | undefined>;
  /** Shows that an answer is being written, where the channel can. Best effort. */
  typing?(activity: IncomingActivity): Promise<void>;
}

/** A provider's word on what became of a message we sent, ranked in `delivery.ts`. */
export interface Receipt {
  readonly messageId: MessageId;
  readonly providerId: string;
  /** The provider's own word: queued, sent, delivered, read, undelivered, failed … */
  readonly status: string;
  readonly errorCode?: string;
}

/** What the kernel offers to a channel's webhook: both resolve only when durable (majority, journalled). */
export interface Intake {
  /** Stores an incoming message; `duplicate` when its provider id is known already. */
  receive(activity: IncomingActivity): Promise<'stored' | 'duplicate'>;
  receipt(receipt: Receipt): Promise<void>;
}
