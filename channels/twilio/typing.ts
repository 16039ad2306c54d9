import type { Channel } from '../../src/conversation/channel.ts';
import type { TwilioClient } from './rest-client.ts';

/** WhatsApp's "typing…", which also marks the message as read. A failure of it never matters. */
export const createTyping =
  (client: TwilioClient): NonNullable<Channel['typing']> =>
  async ({ id }) => {
    await client.messaging.v2.typingIndicator
      .create({ channel: 'whatsapp', messageId: id })
      .catch(() => {});
  };
