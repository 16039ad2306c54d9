import { formatMoney, type Money } from '../../src/commerce/money.ts';

// Plain punctuation throughout: a curly quote or a long dash would halve what fits into one SMS.

export const money = (amount: Money): string => formatMoney(amount, 'en');

/** "18 Nov", with the year where it isn't this one. */
export const day = (date: Date, now: Date): string =>
  new Intl.DateTimeFormat('en-GB', {
    day: 'numeric',
    month: 'short',
    ...(date.getUTCFullYear() === now.getUTCFullYear() ? {} : { year: 'numeric' }),
    timeZone: 'UTC',
  }).format(date);

/** "2 x Blue mug, Desk lamp" */
export const counted = (
  lines: readonly { readonly name: string; readonly quantity: number }[],
): string =>
  lines.map(({ name, quantity }) => (quantity > 1 ? `${quantity} x ${name}` : name)).join(', ');
