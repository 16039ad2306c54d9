import type { TwilioConfig } from '../../src/config.ts';
import type { Channel, Outgoing, SendOutcome } from '../../src/conversation/channel.ts';
import { addressed, type TwilioChannelId } from './address.ts';
import { findMessage } from './find.ts';
import { outcomeOf } from './outcome.ts';
import { statusUrl } from './receipts.ts';
import type { Interactive } from './render-whatsapp.ts';
import type { TwilioClient } from './rest-client.ts';

/** A message as it goes out: always a text, and where the channel has it something to tap. */
export interface Rendered {
  readonly text: string;
  readonly interactive?: Interactive | undefined;
}

export interface SendingDeps {
  readonly client: TwilioClient;
  readonly publicUrl: string;
  readonly render: (outgoing: Outgoing) => Rendered;
  readonly contentOf: (drawn: Interactive) => Promise<string | undefined>;
}

/** Twilio won't take this content (it was deleted there, say): the text goes out instead. */
const BAD_CONTENT = new Set(['21654', '21655', '21656', '21657', '21658']);

/** Posts a message once, and looks one up: the two halves of sending without sending twice. */
export function createSending(
  deps: SendingDeps,
  channel: TwilioChannelId,
  from: Sender,
): Pick<Channel, 'send' | 'find'> {
  const { client } = deps;
  return {
    async send(outgoing) {
      const { text, interactive } = deps.render(outgoing);
      const contentSid = interactive && (await deps.contentOf(interactive));
      if (!contentSid) return post(outgoing, { body: text });
      const outcome = await post(outgoing, { contentSid });
      return outcome.kind === 'refused' && BAD_CONTENT.has(outcome.code ?? '')
        ? post(outgoing, { body: text })
        : outcome;
    },
    find(outgoing, since, isAnother) {
      const { text, interactive } = deps.render(outgoing);
      const bodies = interactive ? [text, interactive.body] : [text];
      return findMessage(client, addressed(channel, outgoing.to.id), bodies, since, isAnother);
    },
  };

  async function post(
    { id, to }: Outgoing,
    what: { readonly body: string } | { readonly contentSid: string },
  ): Promise<SendOutcome> {
    try {
      const { sid } = await client.messages.create({
        to: addressed(channel, to.id),
        ...from,
        ...what,
        statusCallback: statusUrl(deps.publicUrl, id),
      });
      return sid
        ? { kind: 'sent', providerId: sid }
        : { kind: 'unknown', error: 'Twilio answered without a message id' };
    } catch (error) {
      return outcomeOf(error);
    }
  }
}

export type Sender = { readonly from: string } | { readonly messagingServiceSid: string };

/** Whom a channel sends as; undefined where it is off. A messaging service picks the number itself. */
export function senderOf(config: TwilioConfig, channel: TwilioChannelId): Sender | undefined {
  const { smsFrom, messagingServiceSid, whatsappFrom } = config;
  if (channel === 'whatsapp') {
    return whatsappFrom ? { from: addressed('whatsapp', whatsappFrom) } : undefined;
  }
  if (messagingServiceSid) return { messagingServiceSid };
  return smsFrom ? { from: smsFrom } : undefined;
}
