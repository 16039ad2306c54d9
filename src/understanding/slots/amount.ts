import type { Slots } from '../command.ts';
import { normalise } from '../normalise.ts';

type Amount = NonNullable<Slots['amount']>;

/**
 * An amount of money as it was said: a decimal string without groups ("1234.50") and the currency where
 * its sign names one. `bare` takes a number without any sign too, when an amount was asked for.
 * Negative, zero, scientific and endless numbers are no amounts.
 */
export function readAmount(text: string, { bare = false } = {}): Amount | undefined {
  const read = normalise(text);
  for (const match of read.matchAll(MARKED)) {
    const sign = (match[1] ?? match[4] ?? '').replace('.', '');
    const value = decimal(match[2] ?? match[3] ?? '');
    if (value && match[0]) return withCurrency(value, sign);
  }
  const alone = bare ? /^(?:about |only |just )?(\d[\d.,' ]*)$/.exec(read)?.[1] : undefined;
  const value = alone === undefined ? undefined : decimal(alone);
  return value === undefined ? undefined : { value };
}

const SIGN =
  'us\\$|ca?\\$|au?\\$|nz\\$|\\$|€|£|¥|zł|usd|eur|gbp|jpy|cad|aud|sek|nok|dkk|pln|chf|brl|mxn|r\\$|kr|skr|nkr|dkr';
const WORDS = 'dollars?|bucks|euros?|pounds?|quid|yen|kronor|kroner|złotych|zlotych|francs';
const NUMBER = "\\d{1,12}(?:[.,' ]\\d{3})*(?:[.,]\\d{1,2})?";
const MARKED = new RegExp(
  `(?<![\\p{L}\\d-])(${SIGN})\\.?\\s?(${NUMBER})(?![\\d\\p{L}]|[.,]\\d)|(?<![\\p{L}\\d.,-]|- )(${NUMBER})\\s?(${SIGN}|${WORDS})(?![\\p{L}\\d])`,
  'gu',
);

/** What the sign names for sure or as a rule; a bare "kr" may be any of three and names none. */
const CURRENCIES: Readonly<Record<string, string>> = {
  us$: 'USD',
  $: 'USD',
  dollar: 'USD',
  dollars: 'USD',
  bucks: 'USD',
  c$: 'CAD',
  ca$: 'CAD',
  a$: 'AUD',
  au$: 'AUD',
  nz$: 'NZD',
  '€': 'EUR',
  euro: 'EUR',
  euros: 'EUR',
  '£': 'GBP',
  pound: 'GBP',
  pounds: 'GBP',
  quid: 'GBP',
  '¥': 'JPY',
  yen: 'JPY',
  zł: 'PLN',
  złotych: 'PLN',
  zlotych: 'PLN',
  r$: 'BRL',
  kronor: 'SEK',
  skr: 'SEK',
  nkr: 'NOK',
  dkr: 'DKK',
  francs: 'CHF',
};

function withCurrency(value: string, sign: string): Amount {
  const currency = Object.hasOwn(CURRENCIES, sign)
    ? CURRENCIES[sign]
    : /^[a-z]{3}$/.test(sign)
      ? sign.toUpperCase()
      : undefined;
  return { value, ...(currency ? { currency } : {}) };
}

/** The last separator parts the decimals unless exactly three digits follow it: then it groups. */
function decimal(written: string): string | undefined {
  const number = written.trim();
  const [, whole = '', cents] = /^(.*?)(?:[.,](\d{1,2}))?$/.exec(number) ?? [];
  if (!/^\d{1,3}(?:[.,' ]\d{3})+$|^\d+$/.test(whole)) return undefined;
  const digits = whole.replace(/\D/g, '').replace(/^0+(?=\d)/, '');
  if (digits.length > 12) return undefined;
  const value = cents === undefined ? digits : `${digits}.${cents}`;
  return /[1-9]/.test(value) ? value : undefined;
}
