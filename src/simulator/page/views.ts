import type { SimulatorConfig } from '../context.ts';
import { whatsapp } from '../context.ts';
import type { PhoneMessage, SlackMessage } from '../store.ts';

/** What the page is told of a text message. */
export function phoneView(message: PhoneMessage) {
  const inbound = message.direction === 'inbound';
  const address = inbound ? message.from : message.to;
  return {
    id: message._id,
    app: address.startsWith('whatsapp:') ? ('whatsapp' as const) : ('sms' as const),
    phone: address.replace(/^whatsapp:/, ''),
    mine: inbound,
    /** Texted by the network, not by the service. */
    carrier: message.direction === 'outbound-reply',
    text: message.body,
    photos: message.media.length,
    at: message.createdAt.toISOString(),
    status: message.status,
    menu: message.menu,
    tapped: message.tapped,
    errorCode: message.errorCode,
    webhookStatus: message.webhookStatus,
    typingUntil: message.typingUntil?.toISOString(),
  };
}

/** What the page is told of a message in Slack. */
export const slackView = ({ _id, metadata: _, ...message }: SlackMessage) => ({
  id: _id,
  ...message,
});

/** Numbers as the page shows them at the top of a chat. */
export const ourNumbers = ({ twilio }: SimulatorConfig) => ({
  sms: twilio.smsFrom,
  whatsapp: whatsapp(twilio.whatsappFrom).replace('whatsapp:', ''),
});
