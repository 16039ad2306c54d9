import { z } from 'zod';
import type { Content, PhoneMenu } from '../store.ts';
import { type Refusal, refusal } from './refusal.ts';
import { newSid } from './sids.ts';

/** What WhatsApp takes in a session: three buttons, or ten entries of a list. */
const quickReply = z.object({
  body: z.string().min(1).max(1024),
  actions: z
    .array(z.object({ title: z.string().min(1).max(20), id: z.string().min(1).max(200) }))
    .min(1)
    .max(3),
});
const listPicker = z.object({
  body: z.string().min(1).max(1024),
  button: z.string().min(1).max(20),
  items: z
    .array(
      z.object({
        item: z.string().min(1).max(24),
        id: z.string().min(1).max(200),
        description: z.string().max(72).nullish(),
      }),
    )
    .min(1)
    .max(10),
});
const text = z.object({ body: z.string().min(1).max(1600) });

const types = z.object({
  'twilio/text': text.optional(),
  'twilio/quick-reply': quickReply.optional(),
  'twilio/list-picker': listPicker.optional(),
});
const request = z.object({
  friendly_name: z.string().nullish(),
  language: z.string().min(2),
  variables: z.record(z.string(), z.string()).nullish(),
  types: types.refine((given) => Object.values(given).some((one) => one !== undefined), {
    message: 'no type that the simulator draws',
  }),
});

export function readContent(
  body: unknown,
  now: Date,
): { readonly kind: 'content'; readonly content: Content } | Refusal {
  const parsed = request.safeParse(body);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    return refusal(
      400,
      20001,
      `${issue?.path.join('.') ?? 'body'}: ${issue?.message ?? 'invalid'}`,
    );
  }
  const { friendly_name, language, variables } = parsed.data;
  const given = Object.entries(parsed.data.types).filter(([, one]) => one !== undefined);
  const content: Content = {
    _id: newSid('HX'),
    friendlyName: friendly_name ?? null,
    language,
    variables: variables ?? {},
    types: Object.fromEntries(given),
    createdAt: now,
  };
  return { kind: 'content', content };
}

/** What a phone shows of it, with the variables filled in. */
export function renderContent(
  content: Content,
  variables: Readonly<Record<string, string>>,
): { readonly body: string; readonly menu?: PhoneMenu } {
  const values = { ...content.variables, ...variables };
  const fill = (words: string) =>
    words.replace(/\{\{\s*([^{}\s]+)\s*\}\}/g, (whole, name: string) => values[name] ?? whole);
  const given = types.parse(content.types);
  const quick = given['twilio/quick-reply'];
  if (quick !== undefined) {
    const choices = quick.actions.map(({ id, title }) => ({ id: fill(id), title: fill(title) }));
    return { body: fill(quick.body), menu: { kind: 'quick-reply', choices } };
  }
  const list = given['twilio/list-picker'];
  if (list !== undefined) {
    const choices = list.items.map(({ id, item, description }) => ({
      id: fill(id),
      title: fill(item),
      ...(description ? { description: fill(description) } : {}),
    }));
    return {
      body: fill(list.body),
      menu: { kind: 'list-picker', button: fill(list.button), choices },
    };
  }
  return { body: fill(given['twilio/text']?.body ?? '') };
}

export function contentJson(content: Content, accountSid: string) {
  const url = `https://content.twilio.com/v1/Content/${content._id}`;
  return {
    sid: content._id,
    account_sid: accountSid,
    friendly_name: content.friendlyName,
    language: content.language,
    variables: content.variables,
    types: content.types,
    url,
    date_created: content.createdAt.toISOString(),
    date_updated: content.createdAt.toISOString(),
    links: {
      approval_create: `${url}/ApprovalRequests/whatsapp`,
      approval_fetch: `${url}/ApprovalRequests`,
    },
  };
}
