import type { webApi } from '@slack/bolt';
import type { Channel, Outgoing, SendOutcome } from '../../src/conversation/channel.ts';
import { findMessage, METADATA_TYPE } from './find.ts';
import { outcomeOf } from './outcome.ts';
import { MOST_BUTTONS, type Reveal, renderSlack } from './render.ts';

/** Slack as a way to reach people: the desk channel, its threads, and direct messages. */
export function createSender(client: webApi.WebClient, reveal: Reveal): Channel {
  return {
    id: 'slack',
    capabilities: { maxLength: 12_000, buttons: MOST_BUTTONS, list: 0, media: true },

    async send(outgoing) {
      try {
        const { ts } = await post(outgoing);
        return ts ? { kind: 'sent', providerId: ts } : noTs;
      } catch (error) {
        return outcomeOf(error);
      }
    },

    // A card that is replaced once more is the same card.
    find: async (outgoing, since) =>
      outgoing.replacesProviderId ? undefined : findMessage(client, outgoing, since),
  };

  function post(outgoing: Outgoing) {
    const message = {
      ...renderSlack(outgoing, reveal),
      channel: outgoing.to.id,
      metadata: { event_type: METADATA_TYPE, event_payload: { id: outgoing.id } },
    };
    const { replacesProviderId: ts, threadProviderId } = outgoing;
    if (ts) return client.chat.update({ ...message, ts });
    return client.chat.postMessage({
      ...message,
      unfurl_links: false,
      unfurl_media: false,
      ...(threadProviderId ? { thread_ts: threadProviderId } : {}),
    });
  }
}

const noTs: SendOutcome = { kind: 'unknown', error: 'Slack answered without a ts' };
