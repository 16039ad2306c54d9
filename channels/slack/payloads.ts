import { z } from 'zod';

// Only what is read is named; everything else that Slack sends is kept as it is.

const file = z.looseObject({
  url_private: z.string().optional(),
  mimetype: z.string().optional(),
  name: z.string().nullish(),
});

/** A `message` event of any subtype. */
export const MessageEvent = z.looseObject({
  subtype: z.string().optional(),
  channel: z.string(),
  channel_type: z.string().optional(),
  user: z.string().optional(),
  bot_id: z.string().optional(),
  text: z.string().default(''),
  ts: z.string(),
  thread_ts: z.string().optional(),
  files: z.array(file).optional(),
});
export type MessageEvent = z.infer<typeof MessageEvent>;

/** A message that a person wrote. */
export type Written = MessageEvent & { readonly user: string };

/** A click on a button under one of our messages. */
export const ButtonClick = z.looseObject({
  user: z.looseObject({ id: z.string() }),
  channel: z.looseObject({ id: z.string() }),
  message: z.looseObject({ ts: z.string(), thread_ts: z.string().optional() }),
  actions: z.tuple(
    [
      z.looseObject({
        type: z.literal('button'),
        action_id: z.string(),
        action_ts: z.string(),
        value: z.string().default(''),
        text: z.looseObject({ text: z.string() }).optional(),
      }),
    ],
    z.unknown(),
  ),
});
export type ButtonClick = z.infer<typeof ButtonClick>;
