import { z } from 'zod';

const sid = (kinds: string) => z.string().regex(new RegExp(`^(${kinds})[0-9a-zA-Z]{32}$`));
const address = z
  .string()
  .min(1)
  .max(200)
  .regex(/^(whatsapp:)?[^:]+$/, 'an address of a channel that is not served here');

/** What we read of an incoming message. All else that Twilio sent is kept as it is. */
export const IncomingMessage = z
  .object({
    MessageSid: sid('SM|MM'),
    AccountSid: sid('AC'),
    From: address,
    To: address,
    Body: z.string().default(''),
    NumMedia: z
      .string()
      .regex(/^\d{1,2}$/)
      .transform(Number)
      .default(0),
    OptOutType: z.string().optional(),
    ProfileName: z.string().optional(),
    ButtonPayload: z.string().optional(),
    ListId: z.string().optional(),
    OriginalRepliedMessageSid: z.string().optional(),
  })
  .catchall(z.string());
export type IncomingMessage = z.infer<typeof IncomingMessage>;

/** What we read of a delivery receipt. */
export const StatusCallback = z.object({
  MessageSid: sid('SM|MM'),
  AccountSid: sid('AC'),
  MessageStatus: z.string().regex(/^[a-z_]{1,40}$/),
  ErrorCode: z
    .string()
    .regex(/^\d{1,10}$/)
    .optional(),
});
