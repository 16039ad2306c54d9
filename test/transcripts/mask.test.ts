import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { maskActivity, maskText } from '../../src/transcripts/mask.ts';
import { said } from '../support/kernel.ts';

describe('masking of card numbers', () => {
  const MASKED = '[card ending 1111]';

  it.each([
    ['as it stands on the card', '4111 1111 1111 1111'],
    ['without spaces', '4111111111111111'],
    ['with dashes', '4111-1111-1111-1111'],
    ['with dots', '4111.1111.1111.1111'],
    ['over two lines', '4111 1111\n1111 1111'],
    ['with invisible signs', '4111\u200b1111\u200b1111\u200b1111'],
    ['with no-break spaces', '4111\u00a01111\u00a01111\u00a01111'],
    ['in full-width digits', '４１１１１１１１１１１１１１１１'],
    ['in Arabic digits', '٤١١١١١١١١١١١١١١١'],
    ['in Devanagari digits', '४१११११११११११११११'],
    ['in mathematical digits', '𝟒𝟏𝟏𝟏𝟏𝟏𝟏𝟏𝟏𝟏𝟏𝟏𝟏𝟏𝟏𝟏'],
  ])('hides a number written %s', (_how, number) => {
    expect(maskText(`My card is ${number}, thanks`)).toBe(`My card is ${MASKED}, thanks`);
  });

  it('hides a card of 15 digits, and each of two', () => {
    expect(maskText('378282246310005')).toBe('[card ending 0005]');
    expect(maskText('4111111111111111 or 5555555555554444')).toBe(
      '[card ending 1111] or [card ending 4444]',
    );
  });

  it.each([
    'Order R-1003 of 2026-03-01',
    '+4915112345678',
    'call +1 (555) 010-1234',
    'tracking 1234567890123456',
    '0000000000000000',
    '1Z999AA10123456784',
    'I paid 1,234.50',
  ])('leaves %s as it is', (text) => {
    expect(maskText(text)).toBe(text);
  });

  it('lets no valid card number through, however it is spaced', () => {
    const gap = fc.constantFrom('', ' ', '-', '.', '  ', '\u200b', ' -');
    const digits = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 12, maxLength: 18 });
    fc.assert(
      fc.property(digits, fc.array(gap, { minLength: 19, maxLength: 19 }), (body, gaps) => {
        fc.pre(new Set(body).size > 1);
        const card = [...body, checkDigit(body)];
        const written = card
          .map((digit, n) => `${digit}${n < body.length ? gaps[n] : ''}`)
          .join('');
        const masked = maskText(`pay with ${written} now`);
        expect(masked).toBe(`pay with [card ending ${card.slice(-4).join('')}] now`);
      }),
    );
  });

  it('is done with any text in a moment', () => {
    const started = performance.now();
    maskText('4 '.repeat(100_000));
    maskText('4.-'.repeat(50_000));
    expect(performance.now() - started).toBeLessThan(1_000);
  });

  it('hides it wherever a person’s words stand in a message, and leaves ids and addresses', () => {
    const card = '4111 1111 1111 1111';
    const masked = maskActivity({
      ...said(`it is ${card}`, { from: '+4111111111111111' }),
      from: { id: '+15550101', name: `Emma ${card}` },
      attachments: [{ contentType: 'image/jpeg', contentUrl: 'https://m.example/1', name: card }],
      channelData: {
        Body: card,
        MessageSid: '4111111111111111',
        From: '4111111111111111',
        deep: { list: [{ text: card }] },
      },
    });
    expect(masked.text).toBe(`it is ${MASKED}`);
    expect(masked.from.name).toBe(`Emma ${MASKED}`);
    expect(masked.attachments?.[0]?.name).toBe(MASKED);
    expect(masked.channelData).toEqual({
      Body: MASKED,
      MessageSid: '4111111111111111',
      From: '4111111111111111',
      deep: { list: [{ text: MASKED }] },
    });
  });
});

/** Luhn's. */
function checkDigit(body: readonly number[]): number {
  const sum = body.toReversed().reduce((total, digit, index) => {
    const doubled = index % 2 === 0 ? digit * 2 : digit;
    return total + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return (10 - (sum % 10)) % 10;
}
