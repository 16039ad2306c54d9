import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addMoney,
  compare,
  decimalOf,
  formatMoney,
  moneyFromDecimal,
  subtractMoney,
  timesMoney,
  zero,
} from '../../src/commerce/money.ts';

const currency = fc.constantFrom('USD', 'EUR', 'SEK', 'GBP', 'JPY', 'KWD', 'NOK');
const minor = fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER });

describe('an amount as people read it', () => {
  test.each([
    [{ minor: 3400, currency: 'USD' }, 'en', '$34.00'],
    [{ minor: 3400, currency: 'EUR' }, 'de', '34,00 €'],
    [{ minor: 123_456_789, currency: 'EUR' }, 'fr', '1 234 567,89 €'],
    [{ minor: 44_900, currency: 'SEK' }, 'sv', '449,00 kr'],
    [{ minor: 6400, currency: 'JPY' }, 'ja', '￥6,400'],
    [{ minor: 6400, currency: 'JPY' }, 'en', '¥6,400'],
    [{ minor: 1500, currency: 'KWD' }, 'en', 'KWD 1.500'],
    [{ minor: 3400, currency: 'USD' }, 'xx', '$34.00'],
  ])('%j in %s is %s', (money, locale, words) => {
    expect(formatMoney(money, locale)).toBe(words);
  });

  test('the largest amount keeps its last cent', () => {
    expect(formatMoney({ minor: Number.MAX_SAFE_INTEGER, currency: 'USD' }, 'en')).toBe(
      '$90,071,992,547,409.91',
    );
  });

  test('no amount has a space that would make an SMS more expensive', () => {
    fc.assert(
      fc.property(
        minor,
        currency,
        fc.constantFrom('en', 'de', 'fr', 'es', 'sv', 'nb', 'pt'),
        (amount, code, locale) => {
          expect(formatMoney({ minor: amount, currency: code }, locale)).not.toMatch(
            /[\u00a0\u202f]/,
          );
        },
      ),
    );
  });
});

describe('an amount as a decimal', () => {
  test('comes back as it was', () => {
    fc.assert(
      fc.property(minor, currency, (amount, code) => {
        const money = { minor: amount, currency: code };
        expect(moneyFromDecimal(decimalOf(money), code)).toEqual(money);
      }),
    );
  });

  test.each([
    ['12.5', 'USD', 1250],
    ['12', 'USD', 1200],
    ['0.07', 'EUR', 7],
    ['007', 'EUR', 700],
    ['3400', 'JPY', 3400],
    ['1.234', 'KWD', 1234],
  ])('%s %s is read', (value, code, expected) => {
    expect(moneyFromDecimal(value, code)).toEqual({ minor: expected, currency: code });
  });

  test.each([
    ['NaN', 'USD'],
    ['1e309', 'USD'],
    ['1e2', 'USD'],
    ['Infinity', 'USD'],
    ['-5', 'USD'],
    ['+5', 'USD'],
    ['', 'USD'],
    [' 5', 'USD'],
    ['5\n', 'USD'],
    ['1.234', 'USD'],
    ['10.5', 'JPY'],
    ['1,5', 'USD'],
    ['0x10', 'USD'],
    ['٣', 'USD'],
    ['90071992547409.92', 'USD'],
    ['9007199254740993', 'JPY'],
    ['5', 'usd'],
    ['5', 'XXQ'],
    ['5', ''],
    ['5.', 'USD'],
  ])('%j %s is refused', (value, code) => {
    expect(moneyFromDecimal(value, code)).toBeUndefined();
  });

  test('whatever is typed, it is refused or a safe amount that is not negative', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.double().map(String), fc.bigInt().map(String)),
        currency,
        (value, code) => {
          const money = moneyFromDecimal(value, code);
          expect(
            money === undefined || (Number.isSafeInteger(money.minor) && money.minor >= 0),
          ).toBe(true);
        },
      ),
    );
  });
});

describe('reckoning', () => {
  test('what is added can be taken away again', () => {
    const half = fc.integer({ min: 0, max: 2 ** 52 });
    fc.assert(
      fc.property(half, half, currency, (a, b, code) => {
        const sum = addMoney({ minor: a, currency: code }, { minor: b, currency: code });
        expect(subtractMoney(sum, { minor: b, currency: code })).toEqual({
          minor: a,
          currency: code,
        });
        expect(compare(sum, zero(code))).toBe(a + b);
      }),
    );
  });

  test('two currencies are never mixed', () => {
    for (const reckon of [addMoney, subtractMoney, compare]) {
      expect(() => reckon(zero('USD'), zero('EUR'))).toThrow(
        expect.objectContaining({ code: 'currency_mismatch' }),
      );
    }
  });

  test('an amount that is no longer exact is a fault', () => {
    const most = { minor: Number.MAX_SAFE_INTEGER, currency: 'USD' };
    const overflow = expect.objectContaining({ code: 'money_overflow' });
    expect(() => addMoney(most, { minor: 1, currency: 'USD' })).toThrow(overflow);
    expect(() => timesMoney(most, 2)).toThrow(overflow);
    expect(() => timesMoney({ minor: 1, currency: 'USD' }, 0.5)).toThrow(overflow);
  });
});
