import { createHmac } from 'node:crypto';
import type { ChannelId } from './activity.ts';
import type { ConversationId, StreamId } from './ids.ts';

/**
 * Names streams by a keyed hash of channel and address, so that an id may outlive an erasure. `salt`
 * belongs to the installation and never changes: another one would split every conversation.
 */
export function createNaming(salt: string) {
  const digest = (text: string, length: number) =>
    createHmac('sha256', salt).update(text).digest('hex').slice(0, length);

  return {
    conversation: (channel: ChannelId, address: string): ConversationId =>
      `${channel}_${digest(`${channel}|${address}`, 24)}` as ConversationId,

    /** The id of an incoming message: the provider's id, salted, so that it stays after an erasure. */
    message: (stream: StreamId, channel: ChannelId, providerId: string): string =>
      `${stream}:in:${digest(`${channel}|message|${providerId}`, 32)}`,
  };
}

export type Naming = ReturnType<typeof createNaming>;
