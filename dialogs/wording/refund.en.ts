import type { RefundReason } from '../../src/commerce/commerce.ts';
import type { Money } from '../../src/commerce/money.ts';
import { money } from './common.en.ts';

export interface QuoteFacts {
  readonly order: string;
  readonly items: string;
  readonly amount: Money;
  readonly paidWith: string;
  readonly days: number;
  /** The rule that decided. */
  readonly words: string;
}

export const refundWords = {
  whichItems: (order: string) => `What from ${order} is it about?`,
  notInOrder: (order: string) => `I can not find that in ${order}.`,
  everything: 'Everything',
  howMany: (item: string) => `How many of "${item}"?`,
  all: (n: number) => `All ${n}`,
  why: 'What is the reason?',
  reasons: {
    damaged: 'Damaged or broken',
    wrong_item: 'Wrong item',
    not_as_described: 'Not as described',
    not_received: 'Never arrived',
    changed_mind: 'Changed my mind',
    late: 'Too late',
    other: 'Something else',
  } satisfies Record<RefundReason, string>,

  quote: ({ order, items, amount, paidWith, days, words }: QuoteFacts) =>
    `${words}\n\nI can refund ${money(amount)} for ${items} (${order}), back to ${paidWith} within ${days} days. Shall I?`,
  quoteReturn: ({ order, items, amount, paidWith, days, words }: QuoteFacts) =>
    `${words}\n\nShall I register the return of ${items} (${order})? Once it is back, ${money(amount)} goes to ${paidWith} within ${days} days.`,
  yes: 'Yes, refund it',
  yesReturn: 'Yes, register it',
  no: 'No, leave it',
  otherAmount: (wanted: string, amount: Money) =>
    `You mentioned ${wanted}; what can be refunded for this is ${money(amount)}.`,
  kept: 'Okay, nothing is refunded. Is there anything else?',
  denied: (words: string) =>
    `${words} If you see it differently, write PERSON and a colleague looks at it.`,
  offerRest: (words: string, items: string) => `${words}\n\nShall I go on with ${items}?`,
  yesRest: 'Yes, go on',
  paused:
    'Thank you. Refunds are paused at the moment; yours is noted and made as soon as they go on. You will get the reference here.',
};
