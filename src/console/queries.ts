import { z } from 'zod';
import { CASE_STATES } from '../transcripts/case-state.ts';
import { LARGEST_PAGE, readCursor } from '../transcripts/cursor.ts';
import { CONVERSATION_STATUSES } from '../transcripts/rows.ts';
import type { DialogName } from '../understanding/command.ts';

export const CASE_KINDS = ['refund', 'cancellation', 'return', 'dispute'] as const;
/** What an operator can turn off; the way to a person can't be. */
export const DIALOGS = [
  'refund',
  'cancel_order',
  'dispute',
  'order_status',
] as const satisfies readonly DialogName[];

const words = (most: number) =>
  z.string().min(1, 'is empty').max(most, `is longer than ${most} characters`);
const time = z
  .union([z.iso.datetime({ offset: true }), z.iso.date()], {
    error: 'is no time: write 2026-03-01 or 2026-03-01T09:30:00Z',
  })
  .meta({ description: 'A date (UTC) or a time with its offset' });
const cursor = words(400)
  .refine((text) => readCursor(text) !== undefined, 'is none of ours: begin again without it')
  .meta({ description: 'What `next` of the page before says' });
const limit = z
  .string()
  .regex(/^\d{1,4}$/, 'is no whole number')
  .refine((text) => Number(text) >= 1 && Number(text) <= LARGEST_PAGE, {
    error: `must be from 1 to ${LARGEST_PAGE}`,
  })
  .meta({ description: `1 to ${LARGEST_PAGE}, 25 when not given` });
const oneOf = <const T extends readonly [string, ...string[]]>(names: T) =>
  z.enum(names, { error: `must be one of ${names.join(', ')}` });

/** The filters of the list of conversations, as they stand in an address. */
export const ConversationFilters = z.strictObject({
  channel: words(40).exactOptional(),
  customer: words(200).exactOptional().meta({ description: 'Id, address or part of a name' }),
  status: oneOf(CONVERSATION_STATUSES).exactOptional(),
  text: words(200)
    .exactOptional()
    .meta({ description: 'Anything said, an order number or a reference, as written' }),
  from: time.exactOptional(),
  to: time.exactOptional(),
  cursor: cursor.exactOptional(),
  limit: limit.exactOptional(),
});

export const CaseFilters = z.strictObject({
  kind: oneOf(CASE_KINDS).exactOptional(),
  state: oneOf(CASE_STATES).exactOptional(),
  orderId: words(100).exactOptional(),
  customer: words(200).exactOptional(),
  conversation: words(100).exactOptional(),
  from: time.exactOptional(),
  to: time.exactOptional(),
  cursor: cursor.exactOptional(),
  limit: limit.exactOptional(),
});

export const SwitchesChange = z
  .strictObject({
    botPaused: z.boolean().exactOptional().meta({ description: 'Every message goes to a person' }),
    moneyPaused: z
      .boolean()
      .exactOptional()
      .meta({ description: 'No new effect is begun at the shop' }),
    dialogsOff: z.array(oneOf(DIALOGS)).max(DIALOGS.length).exactOptional(),
    reason: z.string('must be given').trim().min(1, 'must be given').max(500),
  })
  .refine(
    ({ reason: _, ...change }) => Object.values(change).some((value) => value !== undefined),
    {
      error: 'Nothing to change: give botPaused, moneyPaused or dialogsOff',
    },
  );

type Filters = z.infer<typeof ConversationFilters> | z.infer<typeof CaseFilters>;

/** The same filters as the search takes them. */
export function asQuery<T extends Filters>({ from, to, limit: most, ...rest }: T) {
  return {
    ...rest,
    ...(from ? { from: new Date(from) } : {}),
    ...(to ? { to: new Date(to) } : {}),
    ...(most ? { limit: Number(most) } : {}),
  };
}

/** What is wrong, in one line for people. */
export function problemsOf(error: z.ZodError, known: readonly string[] = []): string {
  return error.issues
    .map((issue) => {
      if (issue.code === 'unrecognized_keys') {
        const hint = known.length > 0 ? ` (known: ${known.join(', ')})` : '';
        return `${issue.keys.join(', ')} is not known here${hint}`;
      }
      return [issue.path.join('.'), issue.message].filter(Boolean).join(' ');
    })
    .join('; ');
}
