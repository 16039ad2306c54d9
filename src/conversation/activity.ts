import type { Activity, Attachment } from 'botframework-schema';

export type { Attachment };

/** A channel's name. The four that exist are folders under `channels`; the kernel knows none of them. */
export type ChannelId = string;

/**
 * An incoming message as every room behind the channel sees it (Bot Framework's `Activity`).
 *
 * - `id`: the provider's id of the message (`SM…`, Slack's `channel:ts`); never made up
 * - `from.id`: the sender's address (`+15550101`, Slack's user id), `from.name`: profile name
 * - `recipient.id`: our address
 * - `conversation.id`: where an answer goes (an address, or Slack's channel id)
 * - `text`: exactly what was written, never trimmed, card numbers masked
 * - `attachments`: media by reference (`contentUrl` is the provider's; it is not fetched here)
 * - `value`: `{ choice: string }` when a button was tapped
 * - `replyToId`: the provider's id of the message it answers
 * - `channelData`: everything the provider sent, unknown fields included, card numbers masked
 * - `type: 'event'` with `name: 'optOut' | 'optIn'` where the provider tells of it itself
 */
export type IncomingActivity = Pick<
  Activity,
  'type' | 'channelId' | 'from' | 'recipient' | 'conversation'
> & {
  readonly id: string;
  readonly text: string;
  readonly name?: string;
  readonly attachments?: readonly Attachment[];
  readonly value?: { readonly choice?: string };
  readonly replyToId?: string;
  readonly channelData: Readonly<Record<string, unknown>>;
};
