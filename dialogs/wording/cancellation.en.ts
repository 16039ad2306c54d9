import type { Money } from '../../src/commerce/money.ts';
import { money } from './common.en.ts';

export const cancellationWords = {
  quote: (order: string, items: string, amount: Money, paidWith: string, days: number) =>
    `Order ${order} (${items}) has not been sent yet. If I cancel it, ${money(amount)} goes back to ${paidWith} within ${days} days. Shall I cancel the order?`,
  yes: 'Yes, cancel it',
  no: 'No, keep it',
  kept: 'Okay, the order stays as it is. Is there anything else?',
  tooLate: (words: string) => `${words} Shall I start that?`,
  yesReturn: 'Yes, go on',
  denied: (words: string) => `${words} Write PERSON if a colleague should look at it.`,
  paused:
    'Thank you. Cancellations are paused at the moment; yours is noted and made as soon as they go on. You will get the reference here.',
};
