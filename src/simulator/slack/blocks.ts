import { randomBytes } from 'node:crypto';
import { z } from 'zod';

/** The part of Block Kit that the page draws, with Slack's own limits. */
const plain = z.looseObject({ type: z.literal('plain_text'), text: z.string().min(1) });
const mrkdwn = z.looseObject({ type: z.literal('mrkdwn'), text: z.string().min(1) });
const text = z.discriminatedUnion('type', [plain, mrkdwn]);
const within = (most: number) =>
  text.refine((given) => given.text.length <= most, `more than ${most} characters`);
const plainWithin = (most: number) =>
  plain.refine((given) => given.text.length <= most, `more than ${most} characters`);

const button = z.looseObject({
  type: z.literal('button'),
  text: plainWithin(75),
  action_id: z.string().min(1).max(255),
  value: z.string().max(2000).optional(),
  style: z.enum(['primary', 'danger']).optional(),
});
const blockId = z.string().max(255).optional();
const block = z.discriminatedUnion('type', [
  z.looseObject({ type: z.literal('header'), block_id: blockId, text: plainWithin(150) }),
  z
    .looseObject({
      type: z.literal('section'),
      block_id: blockId,
      text: within(3000).optional(),
      fields: z.array(within(2000)).min(1).max(10).optional(),
      accessory: button.optional(),
    })
    .refine(
      (given) => given.text !== undefined || given.fields !== undefined,
      'no text, no fields',
    ),
  z.looseObject({
    type: z.literal('context'),
    block_id: blockId,
    elements: z.array(text).min(1).max(10),
  }),
  z.looseObject({
    type: z.literal('actions'),
    block_id: blockId,
    elements: z.array(button).min(1).max(25),
  }),
  z.looseObject({ type: z.literal('divider'), block_id: blockId }),
]);
const blocks = z.array(block).max(50);

export type Block = z.infer<typeof block>;

/** Gives each block an id where it has none, as Slack does; `problem` says what Slack would not take. */
export function readBlocks(
  given: unknown,
):
  | { readonly kind: 'blocks'; readonly blocks: readonly Block[] }
  | { readonly kind: 'invalid'; readonly problem: string } {
  const parsed = blocks.safeParse(given ?? []);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    return {
      kind: 'invalid',
      problem: `${issue?.message} [json-pointer:/blocks/${issue?.path.join('/')}]`,
    };
  }
  return {
    kind: 'blocks',
    blocks: parsed.data.map((one) => ({
      ...one,
      block_id: one.block_id ?? randomBytes(4).toString('base64url').slice(0, 5),
    })),
  };
}

/** The button in a message that an action id names. */
export function findButton(
  blocks: readonly Readonly<Record<string, unknown>>[],
  actionId: string,
  blockId: string,
) {
  for (const one of blocks as readonly Block[]) {
    if (one.block_id !== blockId) continue;
    const buttons =
      one.type === 'actions'
        ? one.elements
        : one.type === 'section' && one.accessory
          ? [one.accessory]
          : [];
    const found = buttons.find((candidate) => candidate.action_id === actionId);
    if (found !== undefined) return found;
  }
  return undefined;
}
