import { z } from 'zod';

const DIALOGS = ['refund', 'cancel_order', 'dispute', 'order_status'] as const;
const TOPICS = [
  'greeting',
  'thanks',
  'goodbye',
  'are_you_a_bot',
  'what_can_you_do',
  'refund_policy',
  'cancellation_policy',
  'refund_status',
  'delivery_info',
  'not_supported_yet',
] as const;
const INTENTS = [
  'refund',
  'refund_status',
  'refund_policy',
  'cancel_order',
  'cancellation_policy',
  'dispute',
  'order_status',
  'return_or_exchange',
  'change_order',
  'change_address',
  'delivery_info',
  'payment_question',
  'invoice',
  'shopping_help',
  'account',
  'data_request',
  'complaint',
  'feedback',
  'human',
  'greeting',
  'thanks',
  'goodbye',
  'deny',
  'other',
] as const;
const REASONS = [
  'damaged',
  'wrong_item',
  'not_as_described',
  'not_received',
  'changed_mind',
  'late',
  'other',
] as const;
const DISPUTES = [
  'not_received',
  'not_as_described',
  'charged_twice',
  'not_recognised',
  'wrong_amount',
  'refund_missing',
] as const;
const KINDS = [
  'start',
  'set',
  'deny',
  'pick',
  'cancel',
  'handoff',
  'clarify',
  'answer',
  'unknown',
] as const;

/** Kinds that only `certain.ts` may say. Not offered to the model, yet read, so that they can be dropped. */
const FORBIDDEN_KINDS = ['affirm', 'stop_messages', 'start_messages'] as const;

const slots = z.object({
  order: z.string().nullable(),
  items: z.array(z.string()).nullable(),
  whole: z.boolean().nullable(),
  amount: z.object({ value: z.string(), currency: z.string().nullable() }).nullable(),
  reason: z.enum(REASONS).nullable(),
  dispute_type: z.enum(DISPUTES).nullable(),
  facts: z.boolean().nullable(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  customer: z.string().nullable(),
});

const command = z.object({
  kind: z.enum(KINDS),
  dialog: z.enum(DIALOGS).nullable(),
  slots: slots.nullable(),
  choice: z.string().nullable(),
  between: z.array(z.enum(DIALOGS)).nullable(),
  topic: z.enum(TOPICS).nullable(),
});

/** What the model is told to write. Flat and closed: unions are where small models and servers fail. */
export const wireSchema = z.object({
  commands: z.array(command),
  intent: z.enum(INTENTS),
  confidence: z.number(),
  language: z.string(),
});

/** A model's number where a text belongs ("20") is read; `1e309` and its like are no texts of numbers. */
const textOrNumber = z.union([z.string(), z.number().transform(String)]);
const missing = <T extends z.ZodType>(schema: T) =>
  schema.nullish().transform((value) => value ?? undefined);

/**
 * What is read: the same, but servers without structured output leave nulls out, and longer lists than
 * any customer needs are refused before anybody walks them.
 */
export const proposalSchema = z.object({
  commands: z
    .array(
      z.object({
        kind: z.enum([...KINDS, ...FORBIDDEN_KINDS]),
        dialog: missing(z.enum(DIALOGS)),
        slots: missing(
          z.object({
            order: missing(textOrNumber),
            items: missing(z.array(z.string()).max(50)),
            whole: missing(z.boolean()),
            amount: missing(z.object({ value: textOrNumber, currency: missing(z.string()) })),
            reason: missing(z.enum(REASONS)),
            dispute_type: missing(z.enum(DISPUTES)),
            facts: missing(z.union([z.boolean(), z.string().transform((text) => text !== '')])),
            email: missing(z.string()),
            phone: missing(textOrNumber),
            customer: missing(z.string()),
          }),
        ),
        choice: missing(textOrNumber),
        between: missing(z.array(z.enum(DIALOGS)).max(4)),
        topic: missing(z.enum(TOPICS)),
      }),
    )
    .max(20),
  intent: z.enum([...INTENTS, 'affirm', 'stop', 'start']).catch('other'),
  confidence: z.number().min(0).max(1).catch(0.5),
  language: z.string().catch(''),
});

export type Proposal = z.infer<typeof proposalSchema>;
export type ProposedCommand = Proposal['commands'][number];
export type ProposedSlots = NonNullable<ProposedCommand['slots']>;
