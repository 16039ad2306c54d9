import { z } from 'zod';
import { CASE_STATES } from '../transcripts/case-state.ts';
import { CONVERSATION_STATUSES } from '../transcripts/rows.ts';
import { CASE_KINDS } from './queries.ts';

// What the API answers: the OpenAPI file is made from these, and a test holds the answers against it.

const time = z.iso.datetime();
const Money = z.object({ minor: z.int(), currency: z.string() });
const next = z.string().optional().meta({ description: 'Pass as `cursor` for the next page' });
const redacted = z.enum(['erased', 'expired']).optional();

export const Conversation = z.object({
  id: z.string(),
  channel: z.string(),
  address: z.string(),
  name: z.string().optional(),
  customerId: z.string().optional(),
  party: z.enum(['customer', 'staff']),
  status: z.enum(CONVERSATION_STATUSES),
  heldBy: z.string().optional(),
  language: z.string(),
  startedAt: time,
  lastAt: time,
  lastText: z.string(),
  counts: z.object({
    incoming: z.int(),
    outgoing: z.int(),
    pending: z.int(),
    undelivered: z.int(),
    cases: z.int(),
  }),
});

export const Case = z.object({
  id: z.string(),
  conversation: z.string(),
  kind: z.enum(CASE_KINDS),
  state: z.enum(CASE_STATES),
  orderId: z.string(),
  customer: z.string(),
  channel: z.string(),
  amount: Money.optional(),
  rule: z.string(),
  words: z.string(),
  reference: z.string().optional(),
  refusal: z.object({ code: z.string(), detail: z.string() }).optional(),
  error: z.string().optional(),
  tries: z.int(),
  requestedAt: time,
  settledAt: time.optional(),
  expectedBy: time.optional(),
});

const Delivery = z.object({
  status: z.enum([
    'pending',
    'attempted',
    'queued',
    'sent',
    'undelivered',
    'failed',
    'delivered',
    'read',
    'withdrawn',
    'dead',
  ]),
  at: time.optional(),
  code: z.string().optional(),
  reason: z.string().optional(),
});

export const Message = z.object({
  id: z.string(),
  direction: z.enum(['in', 'out']),
  at: time,
  author: z.object({
    kind: z.enum(['customer', 'bot', 'staff']),
    id: z.string().optional(),
    name: z.string().optional(),
  }),
  text: z.string(),
  media: z
    .array(z.object({ url: z.string(), contentType: z.string(), name: z.string().optional() }))
    .optional(),
  choice: z.string().optional().meta({ description: 'Payload of a tapped button' }),
  event: z.string().optional(),
  choices: z.array(z.object({ id: z.string(), label: z.string() })).optional(),
  card: z
    .object({
      title: z.string(),
      lines: z.array(z.object({ label: z.string(), value: z.string() })),
    })
    .optional(),
  lane: z.enum(['customer', 'desk', 'code']).optional(),
  channel: z.string().optional(),
  providerId: z.string().optional(),
  delivery: Delivery.optional(),
  pending: z.boolean().optional().meta({ description: 'Came in and no turn has read it yet' }),
  turn: z.int().optional().meta({ description: 'The turn that read it, or decided it' }),
  redacted,
});

const Turn = z.object({
  seq: z.int(),
  at: time,
  step: z.string().optional(),
  understood: z
    .object({
      by: z.string(),
      intent: z.string(),
      confidence: z.number(),
      language: z.string(),
      commands: z.array(z.string()),
    })
    .optional(),
  model: z
    .object({
      name: z.string(),
      promptVersion: z.string(),
      inputTokens: z.number().optional(),
      outputTokens: z.number().optional(),
      ms: z.number(),
      failure: z.string().optional(),
    })
    .optional(),
  policy: z
    .array(z.object({ rule: z.string(), decision: z.string(), words: z.string() }))
    .optional(),
  trouble: z.string().optional(),
  ms: z.number(),
  redacted,
});

const Person = z.object({ id: z.string(), name: z.string() });

export const Transcript = z.object({
  conversation: z.string(),
  messages: z.array(Message),
  turns: z.array(Turn),
  cases: z.array(z.string()).meta({ description: 'Ids; GET /cases?conversation=… has them' }),
  handovers: z.array(z.object({ kind: z.enum(['claim', 'give_back']), at: time, by: Person })),
  notes: z.array(z.object({ at: time, by: Person, text: z.string(), redacted })),
});

export const ConversationPage = z.object({ conversations: z.array(Conversation), next });
export const CasePage = z.object({ cases: z.array(Case), next });

export const SwitchesState = z.object({
  botPaused: z.boolean(),
  moneyPaused: z.boolean(),
  dialogsOff: z.array(z.string()),
  history: z.array(
    z.object({
      at: time,
      by: z.string(),
      reason: z.string(),
      botPaused: z.boolean(),
      moneyPaused: z.boolean(),
      dialogsOff: z.array(z.string()),
    }),
  ),
});

export const ApiError = z.object({
  error: z.object({ code: z.string(), message: z.string() }),
});
