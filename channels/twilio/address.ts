const WHATSAPP = 'whatsapp:';

export type TwilioChannelId = 'sms' | 'whatsapp';

/** Twilio marks the channel in the address: `+15550101` is SMS, `whatsapp:+15550101` WhatsApp. */
export const channelOf = (address: string): TwilioChannelId =>
  address.startsWith(WHATSAPP) ? 'whatsapp' : 'sms';

/** As the kernel knows it: a number, or WhatsApp's own id of a person who hides theirs (`US.13…`). */
export const bare = (address: string): string =>
  address.startsWith(WHATSAPP) ? address.slice(WHATSAPP.length) : address;

/** As Twilio wants it. */
export const addressed = (channel: TwilioChannelId, id: string): string =>
  channel === 'whatsapp' ? `${WHATSAPP}${bare(id)}` : id;
