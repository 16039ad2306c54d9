import type { Filter } from 'mongodb';
import { z } from 'zod';
import type { PhoneMessage, SimulatorStore } from '../store.ts';
import { messageJson } from './message-json.ts';
import { type Refusal, refusal } from './refusal.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
const day = z.string().refine((given) => !Number.isNaN(Date.parse(given)));
const request = z.object({
  To: z.string().optional(),
  From: z.string().optional(),
  DateSent: day.optional(),
  'DateSent>': day.optional(),
  'DateSent<': day.optional(),
  PageSize: z.coerce.number().int().min(1).max(1000).default(50),
  Page: z.coerce.number().int().min(0).default(0),
  PageToken: z.string().optional(),
});

/** One page, newest first. The token names the last message of the page before. */
export async function listMessages(
  { messages }: SimulatorStore,
  accountSid: string,
  query: unknown,
): Promise<{ readonly kind: 'page'; readonly json: object } | Refusal> {
  const parsed = request.safeParse(query);
  if (!parsed.success) {
    return refusal(400, 20001, `Invalid ${parsed.error.issues[0]?.path.join('.') ?? 'query'}`);
  }
  const asked = parsed.data;
  const filter: Filter<PhoneMessage> = {
    $and: [...filtersOf(asked), ...(await after(asked.PageToken))],
  };
  if (filter.$and?.length === 0) delete filter.$and;
  const found = await messages
    .find(filter)
    .sort({ createdAt: -1, _id: -1 })
    .limit(asked.PageSize + 1)
    .toArray();
  const page = found.slice(0, asked.PageSize);
  const last = page.at(-1);
  const uri = (number: number, token?: string) => {
    const { Page: _, PageToken: __, ...rest } = asked;
    const given = Object.entries({ ...rest, Page: number, PageToken: token })
      .filter(([, value]) => value !== undefined)
      .map(([name, value]): [string, string] => [name, String(value)]);
    return `/2010-04-01/Accounts/${accountSid}/Messages.json?${new URLSearchParams(given)}`;
  };
  return {
    kind: 'page',
    json: {
      first_page_uri: uri(0),
      uri: uri(asked.Page, asked.PageToken),
      next_page_uri:
        found.length > page.length && last !== undefined
          ? uri(asked.Page + 1, `PA${last._id}`)
          : null,
      previous_page_uri: null,
      page: asked.Page,
      page_size: asked.PageSize,
      start: asked.Page * asked.PageSize,
      end: asked.Page * asked.PageSize + Math.max(page.length - 1, 0),
      messages: page.map((message) => messageJson(message, accountSid)),
    },
  };

  async function after(token: string | undefined): Promise<Filter<PhoneMessage>[]> {
    const from = token === undefined ? null : await messages.findOne({ _id: token.slice(2) });
    if (from === null) return [];
    return [
      {
        $or: [
          { createdAt: { $lt: from.createdAt } },
          { createdAt: from.createdAt, _id: { $lt: from._id } },
        ],
      },
    ];
  }
}

/** A message that is still queued has no date of sending yet: its creation stands for it. */
function filtersOf(asked: z.infer<typeof request>): Filter<PhoneMessage>[] {
  const filters: Filter<PhoneMessage>[] = [];
  if (asked.To !== undefined) filters.push({ to: asked.To });
  if (asked.From !== undefined) filters.push({ from: asked.From });
  const from = asked['DateSent>'];
  const until = asked['DateSent<'];
  if (from !== undefined) filters.push({ createdAt: { $gte: new Date(from) } });
  if (until !== undefined) filters.push({ createdAt: { $lte: new Date(until) } });
  if (asked.DateSent !== undefined) {
    const start = Math.floor(Date.parse(asked.DateSent) / DAY_MS) * DAY_MS;
    filters.push({ createdAt: { $gte: new Date(start), $lt: new Date(start + DAY_MS) } });
  }
  return filters;
}
