import { z } from 'zod';
import { type SimulatedPerson, type SimulatorContext, whatsapp } from '../context.ts';
import type { PhoneMessage } from '../store.ts';
import type { WebhookAnswer, Webhooks } from '../webhooks.ts';
import { segmentsOf } from './messages.ts';
import { type createOptOuts, OPT_OUT_ANSWER } from './opt-out.ts';
import { newSid } from './sids.ts';

export const writing = z.object({
  from: z.string().regex(/^\+[1-9]\d{6,14}$/),
  app: z.enum(['sms', 'whatsapp']),
  text: z.string().max(1600).default(''),
  photo: z.boolean().default(false),
  tap: z.object({ message: z.string(), choice: z.string() }).optional(),
});
export type Writing = z.infer<typeof writing>;

/** What a person does with their phone, told to the service by a signed webhook. */
export function createPhone(
  { config, store, clock }: SimulatorContext,
  webhooks: Webhooks,
  optOuts: ReturnType<typeof createOptOuts>,
) {
  /** The message stays in Twilio's list whatever the webhook answers: the service may fetch it later. */
  return async function write(
    { from: number, app, text, photo, tap }: Writing,
    person: Pick<SimulatedPerson, 'name'>,
  ): Promise<WebhookAnswer> {
    const over = app === 'whatsapp';
    const from = over ? whatsapp(number) : number;
    const to = over ? whatsapp(config.twilio.whatsappFrom) : config.twilio.smsFrom;
    const tapped = tap === undefined ? undefined : await findChoice(from, tap);
    const body = tapped?.choice.title ?? text;
    const optOut = over ? undefined : await optOuts.hear(to, from, body);
    const now = clock.now();
    const message: PhoneMessage = {
      _id: newSid(photo ? 'MM' : 'SM'),
      direction: 'inbound',
      from,
      to,
      body,
      status: 'received',
      createdAt: now,
      updatedAt: now,
      sentAt: now,
      segments: over ? 1 : segmentsOf(body),
      media: photo ? [newSid('ME')] : [],
    };
    await store.messages.insertOne(message);
    if (tapped !== undefined) {
      await store.messages.updateOne(
        { _id: tapped.of._id },
        { $set: { tapped: tapped.choice.id } },
      );
    }
    const answer = await webhooks.incomingMessage({
      ...commonFields(message),
      ...(over ? whatsappFields(number, person.name, tapped) : smsFields()),
      ...(optOut === undefined ? {} : { OptOutType: optOut }),
    });
    await store.messages.updateOne(
      { _id: message._id },
      { $set: { webhookStatus: answer.status } },
    );
    if (optOut !== undefined) await answerOptOut(message, OPT_OUT_ANSWER[optOut]);
    return answer;
  };

  async function findChoice(from: string, tap: { message: string; choice: string }) {
    const of = await store.messages.findOne({ _id: tap.message, to: from });
    const choice = of?.menu?.choices.find(({ id }) => id === tap.choice);
    return of && choice ? { of, choice } : undefined;
  }

  function commonFields(message: PhoneMessage): Record<string, string> {
    const { accountSid } = config.twilio;
    const media = message.media.map(
      (sid) =>
        `http://127.0.0.1:${config.port}/simulator/twilio/2010-04-01/Accounts/${accountSid}/Messages/${message._id}/Media/${sid}`,
    );
    return {
      SmsMessageSid: message._id,
      NumMedia: String(media.length),
      SmsSid: message._id,
      SmsStatus: 'received',
      Body: message.body,
      To: message.to,
      NumSegments: String(message.segments),
      MessageSid: message._id,
      AccountSid: accountSid,
      From: message.from,
      ApiVersion: '2010-04-01',
      ...Object.fromEntries(
        media.flatMap((url, i) => [
          [`MediaUrl${i}`, url],
          [`MediaContentType${i}`, 'image/png'],
        ]),
      ),
    };
  }

  async function answerOptOut(to: PhoneMessage, body: string): Promise<void> {
    const now = clock.now();
    await store.messages.insertOne({
      _id: newSid('SM'),
      direction: 'outbound-reply',
      from: to.to,
      to: to.from,
      body,
      status: 'delivered',
      createdAt: now,
      updatedAt: now,
      sentAt: now,
      segments: segmentsOf(body),
      media: [],
    });
  }
}

type Tapped = {
  readonly of: PhoneMessage;
  readonly choice: { readonly id: string; readonly title: string; readonly description?: string };
};

function whatsappFields(
  number: string,
  name: string,
  tapped: Tapped | undefined,
): Record<string, string> {
  const WaId = number.slice(1);
  const common = {
    ProfileName: name,
    WaId,
    ReferralNumMedia: '0',
    ChannelMetadata: JSON.stringify({
      type: 'whatsapp',
      data: { context: { ProfileName: name, WaId } },
    }),
  };
  if (tapped === undefined) return { ...common, MessageType: 'text' };
  const original = {
    OriginalRepliedMessageSid: tapped.of._id,
    OriginalRepliedMessageSender: tapped.of.from,
  };
  const { id, title, description } = tapped.choice;
  return tapped.of.menu?.kind === 'list-picker'
    ? {
        ...common,
        ...original,
        MessageType: 'interactive',
        ListId: id,
        ListTitle: title,
        ...(description === undefined ? {} : { ListDescription: description }),
      }
    : { ...common, ...original, MessageType: 'button', ButtonText: title, ButtonPayload: id };
}

const smsFields = (): Record<string, string> => ({
  ToCountry: 'US',
  ToState: 'CA',
  ToCity: '',
  ToZip: '',
  FromCountry: 'US',
  FromState: '',
  FromCity: '',
  FromZip: '',
});
