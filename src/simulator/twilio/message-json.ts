import type { PhoneMessage } from '../store.ts';

const ERRORS: Readonly<Record<number, string>> = {
  63016: 'Failed to send freeform message because you are outside the allowed window.',
};

/** RFC 2822 as Twilio writes it. */
const date = (at: Date | undefined): string | null =>
  at === undefined ? null : at.toUTCString().replace('GMT', '+0000');

export function messageJson(message: PhoneMessage, accountSid: string) {
  const uri = `/2010-04-01/Accounts/${accountSid}/Messages/${message._id}`;
  return {
    body: message.body,
    num_segments: String(message.segments),
    direction: message.direction,
    from: message.from,
    to: message.to,
    date_updated: date(message.updatedAt),
    price: null,
    error_message:
      message.errorCode === undefined ? null : (ERRORS[message.errorCode] ?? 'Unknown error'),
    uri: `${uri}.json`,
    account_sid: accountSid,
    num_media: String(message.media.length),
    status: message.status,
    messaging_service_sid: message.messagingServiceSid ?? null,
    sid: message._id,
    date_sent: date(message.sentAt),
    date_created: date(message.createdAt),
    error_code: message.errorCode ?? null,
    price_unit: 'USD',
    api_version: '2010-04-01',
    subresource_uris: { media: `${uri}/Media.json` },
  };
}
