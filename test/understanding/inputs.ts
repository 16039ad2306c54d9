import type { AskedKind, UnderstandingInput } from '../../src/understanding/command.ts';

/** What a customer writes, out of any conversation unless told otherwise. */
export function wrote(
  texts: string | readonly string[],
  rest: Partial<UnderstandingInput> = {},
): UnderstandingInput {
  return {
    texts: typeof texts === 'string' ? [texts] : texts,
    hasMedia: false,
    language: 'en',
    recent: [],
    orders: [],
    staff: false,
    ...rest,
  };
}

const YES_NO = [
  { id: 'yes:4f2a', label: 'Yes, refund it' },
  { id: 'no:4f2a', label: 'No' },
] as const;

/** The bot has put a quote to the customer, and it waits for a yes. */
export const quoted = (dialog: 'refund' | 'cancel_order' | 'dispute' = 'refund') =>
  ({
    asked: { kind: 'yes_no', choices: YES_NO },
    running: { dialog, slots: { order: 'R-1003' } },
  }) satisfies Partial<UnderstandingInput>;

export const offered = (kind: AskedKind = 'choice') =>
  ({
    asked: {
      kind,
      choices: [
        { id: 'a', label: 'Red lamp' },
        { id: 'b', label: 'Blue lamp' },
        { id: 'c', label: 'Wool scarf' },
      ],
    },
    running: { dialog: 'refund', slots: {} },
  }) satisfies Partial<UnderstandingInput>;

export const ORDERS: UnderstandingInput['orders'] = [
  { id: 'R-1003', items: ['Desk lamp', 'Wool scarf'], placed: '2026-11-01', status: 'delivered' },
  { id: 'R-1004', items: ['Coffee mug'], placed: '2026-10-20', status: 'paid' },
];
