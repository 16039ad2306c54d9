import { SegmentedMessage } from 'sms-segments-calculator';
import { z } from 'zod';
import { type SimulatorContext, whatsapp } from '../context.ts';
import type { OwedQueue } from '../owed.ts';
import type { PhoneMenu, PhoneMessage } from '../store.ts';
import { renderContent } from './contents.ts';
import type { createOptOuts } from './opt-out.ts';
import { type Refusal, refusal } from './refusal.ts';
import { newSid } from './sids.ts';

const SENT_AFTER_MS = 120;
const WINDOW_MS = 24 * 60 * 60 * 1000;

const many = z.union([z.array(z.string()), z.string().transform((one) => [one])]);
const request = z.object({
  To: z.string().optional(),
  From: z.string().optional(),
  MessagingServiceSid: z.string().optional(),
  Body: z.string().optional(),
  MediaUrl: many.optional(),
  ContentSid: z.string().optional(),
  ContentVariables: z.string().optional(),
  StatusCallback: z.string().optional(),
});
type Fields = z.infer<typeof request>;

export const segmentsOf = (body: string): number => new SegmentedMessage(body).segmentsCount;

/** Takes a message from the service as Twilio would: checked, queued, then delivered by and by. */
export function createMessages(
  { config, store, clock }: SimulatorContext,
  optOuts: ReturnType<typeof createOptOuts>,
  owed: OwedQueue,
) {
  const ours = { sms: config.twilio.smsFrom, whatsapp: whatsapp(config.twilio.whatsappFrom) };

  return async function create(
    body: unknown,
  ): Promise<{ readonly kind: 'created'; readonly message: PhoneMessage } | Refusal> {
    const parsed = request.safeParse(body);
    if (!parsed.success) return refusal(400, 20001, 'Bad request');
    const fields = parsed.data;
    const { To: to } = fields;
    if (!to) return refusal(400, 21604, "A 'To' phone number is required.");
    if (!/^(whatsapp:)?\+[1-9]\d{6,14}$/.test(to)) {
      return refusal(400, 21211, `The 'To' number ${to} is not a valid phone number.`);
    }
    const overWhatsapp = to.startsWith('whatsapp:');
    const from = senderOf(fields, overWhatsapp);
    if (typeof from !== 'string') return from;
    if (!overWhatsapp && (await optOuts.isOut(from, to))) {
      return refusal(400, 21610, 'Attempt to send to unsubscribed recipient');
    }
    const words = await wordsOf(fields);
    if (words.kind === 'refused') return words;

    const now = clock.now();
    const closed = overWhatsapp && !(await wroteWithinWindow(to, now));
    const message: PhoneMessage = {
      _id: newSid(fields.MediaUrl === undefined ? 'SM' : 'MM'),
      direction: 'outbound-api',
      from,
      to,
      body: words.body,
      status: 'queued',
      createdAt: now,
      updatedAt: now,
      segments: overWhatsapp ? 1 : segmentsOf(words.body),
      media: (fields.MediaUrl ?? []).map(() => newSid('ME')),
      ...(words.menu === undefined ? {} : { menu: words.menu }),
      ...(fields.StatusCallback ? { statusCallback: fields.StatusCallback } : {}),
      ...(fields.MessagingServiceSid ? { messagingServiceSid: fields.MessagingServiceSid } : {}),
    };
    await store.messages.insertOne(message);
    const status = closed ? 'failed' : 'sent';
    await owed.add(
      { kind: 'progress', sid: message._id, status },
      SENT_AFTER_MS,
      `${message._id} ${status}`,
    );
    return { kind: 'created', message };
  };

  function senderOf(fields: Fields, overWhatsapp: boolean): string | Refusal {
    const own = overWhatsapp ? ours.whatsapp : ours.sms;
    if (fields.From === undefined) {
      return fields.MessagingServiceSid
        ? own
        : refusal(400, 21603, "A 'From' phone number is required.");
    }
    if (fields.From === own) return own;
    return overWhatsapp
      ? refusal(400, 63007, 'Twilio could not find a Channel with the specified From address')
      : refusal(400, 21606, `The 'From' number ${fields.From} is not yours to send from.`);
  }

  async function wordsOf(
    fields: Fields,
  ): Promise<
    { readonly kind: 'words'; readonly body: string; readonly menu?: PhoneMenu } | Refusal
  > {
    if (fields.ContentSid !== undefined) {
      const content = await store.contents.findOne({ _id: fields.ContentSid });
      if (content === null) return refusal(400, 21655, 'The ContentSid is Invalid');
      const variables = readVariables(fields.ContentVariables);
      if (variables === undefined) {
        return refusal(400, 21656, 'The ContentVariables Parameter is invalid');
      }
      return { kind: 'words', ...renderContent(content, variables) };
    }
    if (!fields.Body && fields.MediaUrl === undefined) {
      return refusal(400, 21602, 'Message body is required.');
    }
    // Twilio counts UTF-16 units here, as JavaScript does.
    if ((fields.Body ?? '').length > 1600) {
      return refusal(400, 21617, 'The concatenated message body exceeds the 1600 character limit');
    }
    return { kind: 'words', body: fields.Body ?? '' };
  }

  async function wroteWithinWindow(address: string, now: Date): Promise<boolean> {
    const since = new Date(now.getTime() - WINDOW_MS);
    return (
      (await store.messages.findOne({
        from: address,
        direction: 'inbound',
        createdAt: { $gte: since },
      })) !== null
    );
  }
}

function readVariables(json: string | undefined): Record<string, string> | undefined {
  if (json === undefined || json === '') return {};
  try {
    return z.record(z.string(), z.string()).parse(JSON.parse(json));
  } catch {
    return undefined;
  }
}
