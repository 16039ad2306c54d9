import { RedressError } from '../errors.ts';

/** An amount in integer minor units (cents; yen for JPY) of an ISO 4217 currency. */
export interface Money {
  readonly minor: number;
  readonly currency: string;
}

export const zero = (currency: string): Money => ({ minor: 0, currency });

/** Throws `currency_mismatch`, or `money_overflow` past the safe integers. */
export const addMoney = (a: Money, b: Money): Money => {
  assertSameCurrency(a, b);
  return exact(a.minor + b.minor, a.currency);
};

/** May go below zero. Throws as `addMoney` does. */
export const subtractMoney = (a: Money, b: Money): Money => {
  assertSameCurrency(a, b);
  return exact(a.minor - b.minor, a.currency);
};

/** `count` times the amount; `count` is a whole number. */
export const timesMoney = (money: Money, count: number): Money =>
  exact(money.minor * count, money.currency);

/** Negative when `a` is less, 0 when equal. Throws `currency_mismatch`. */
export const compare = (a: Money, b: Money): number => {
  assertSameCurrency(a, b);
  return a.minor - b.minor;
};

export const lesserOf = (a: Money, b: Money): Money => (compare(a, b) <= 0 ? a : b);

const assertSameCurrency = (a: Money, b: Money): void => {
  if (a.currency !== b.currency) {
    throw new RedressError(
      'currency_mismatch',
      `${a.currency} and ${b.currency} can't be reckoned together`,
    );
  }
};

/**
 * As people of `locale` (BCP 47) write it: `$34.00`, `34,00 €`, `￥3,400`. An unknown locale reads as
 * English. Spaces are plain ones: a no-break space would more than halve what fits into one SMS.
 */
export const formatMoney = (money: Money, locale: string): string =>
  new Intl.NumberFormat([locale, 'en'], { style: 'currency', currency: money.currency })
    // A decimal string, because a quotient would be a float.
    .format(decimalOf(money) as Intl.StringNumericLiteral)
    .replace(/[\u00a0\u202f]/g, ' ');

/** `1234.50` for 123450 cents. */
export const decimalOf = ({ minor, currency }: Money): string => {
  const digits = minorDigits(currency);
  const figures = String(Math.abs(minor)).padStart(digits + 1, '0');
  const whole = figures.slice(0, figures.length - digits);
  const fraction = figures.slice(figures.length - digits);
  return `${minor < 0 ? '-' : ''}${whole}${fraction === '' ? '' : `.${fraction}`}`;
};

/**
 * Reads a plain decimal (`12`, `12.5`, `12.50`). Undefined for anything else: signs, exponents, NaN,
 * more decimals than the currency has, an unknown currency, more than a safe integer holds.
 */
export const moneyFromDecimal = (value: string, currency: string): Money | undefined => {
  if (!currencies.has(currency)) return undefined;
  const parts = /^(\d{1,16})(?:\.(\d{1,4}))?$/.exec(value);
  if (!parts) return undefined;
  const [, whole = '', fraction = ''] = parts;
  const digits = minorDigits(currency);
  if (fraction.length > digits) return undefined;
  const minor = Number(whole + fraction.padEnd(digits, '0'));
  return Number.isSafeInteger(minor) ? { minor, currency } : undefined;
};

const currencies: ReadonlySet<string> = new Set(Intl.supportedValuesOf('currency'));

const minorDigits = (currency: string): number =>
  new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions()
    .maximumFractionDigits ?? 2;

const exact = (minor: number, currency: string): Money => {
  if (!Number.isSafeInteger(minor)) {
    throw new RedressError(
      'money_overflow',
      `An amount in ${currency} is no safe integer of minor units`,
    );
  }
  return { minor, currency };
};
