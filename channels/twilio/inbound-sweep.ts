import type { MessageInstance } from 'twilio/lib/rest/api/v2010/account/message.js';
import type { TwilioConfig } from '../../src/config.ts';
import type { Intake } from '../../src/conversation/channel.ts';
import type { Logger } from '../../src/logger.ts';
import { addressed } from './address.ts';
import type { Fields } from './form.ts';
import { takeMessage } from './messages.ts';
import type { TwilioClient } from './rest-client.ts';

export interface SweepDeps {
  readonly client: TwilioClient;
  readonly config: TwilioConfig;
  readonly intake: Pick<Intake, 'receive'>;
  readonly logger: Logger;
}

/**
 * Fetches what people sent since then and stores what no webhook brought: Twilio gives a webhook up
 * after one failure. The list knows less than a webhook (no profile name, a button only by its words).
 */
export function createInboundSweep({ client, config, intake, logger }: SweepDeps) {
  const own = ownAddresses(config);
  // The numbers of a messaging service aren't known here: then everything is asked for.
  const asked = config.messagingServiceSid ? [{}] : own.map((to) => ({ to }));

  return async function sweepInbound(since: Date): Promise<number> {
    const messages = await inbound(since);
    let stored = 0;
    const counting: Pick<Intake, 'receive'> = {
      async receive(activity) {
        const result = await intake.receive(activity);
        if (result === 'stored') stored += 1;
        return result;
      },
    };
    const take = takeMessage({ intake: counting });
    for (const message of messages) {
      const taken = await take({ ...fieldsOf(message), ...(await mediaOf(message)) });
      if (taken.kind === 'refused') logger.warn({ sid: message.sid, why: taken.why }, 'sweep');
    }
    if (stored > 0) logger.info({ stored, since }, 'messages fetched that no webhook had brought');
    return stored;
  };

  /** Oldest first, and only what was written to us: an account may have other numbers. */
  async function inbound(since: Date): Promise<MessageInstance[]> {
    const lists = await Promise.all(
      asked.map((filter) =>
        client.messages.list({ ...filter, dateSentAfter: since, pageSize: 500 }),
      ),
    );
    // Newest first as Twilio lists them, in dates of whole seconds: turned round, they stay in order.
    const ours = lists.flat().toReversed().filter(isOurs);
    const unique = [...new Map(ours.map((message) => [message.sid, message])).values()];
    return unique.toSorted((a, b) => a.dateCreated.getTime() - b.dateCreated.getTime());
  }

  function isOurs({ direction, to, messagingServiceSid }: MessageInstance): boolean {
    if (direction !== 'inbound') return false;
    const service = config.messagingServiceSid;
    return own.includes(to) || (service !== undefined && messagingServiceSid === service);
  }

  async function mediaOf({ sid, uri, numMedia }: MessageInstance): Promise<Fields> {
    if (Number(numMedia) === 0) return {};
    try {
      const media = await client.messages(sid).media.list({ limit: 20 });
      return mediaFields(media.map(({ contentType, uri }) => ({ contentType, url: address(uri) })));
    } catch {
      // That there was something is worth more than the whole message waiting for what it was.
      const url = `${address(uri)}/Media`;
      return mediaFields([{ contentType: 'application/octet-stream', url }]);
    }
  }

  function address(uri: string): string {
    return client.api.baseUrl + uri.replace(/\.json$/, '');
  }
}

const mediaFields = (media: readonly { contentType: string; url: string }[]): Fields => ({
  NumMedia: String(media.length),
  ...Object.fromEntries(
    media.flatMap(({ contentType, url }, n) => [
      [`MediaUrl${n}`, url],
      [`MediaContentType${n}`, contentType],
    ]),
  ),
});

const ownAddresses = ({ smsFrom, whatsappFrom }: TwilioConfig): readonly string[] => [
  ...(smsFrom ? [smsFrom] : []),
  ...(whatsappFrom ? [addressed('whatsapp', whatsappFrom)] : []),
];

const fieldsOf = (message: MessageInstance): Fields => ({
  MessageSid: message.sid,
  AccountSid: message.accountSid,
  From: message.from,
  To: message.to,
  Body: message.body,
  SmsStatus: 'received',
  ...(message.messagingServiceSid ? { MessagingServiceSid: message.messagingServiceSid } : {}),
});
