import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asFacts, certain } from '../../src/understanding/certain.ts';
import type { AskedKind, Understood } from '../../src/understanding/command.ts';
import { rules } from '../../src/understanding/rules.ts';
import { ORDERS, offered, quoted, wrote } from './inputs.ts';

const ASKED: readonly AskedKind[] = [
  'yes_no',
  'choice',
  'order',
  'items',
  'reason',
  'dispute_type',
  'facts',
  'contact',
  'code',
  'customer',
];

/** The slowest of what a message goes through, in milliseconds. */
function timed(text: string): number {
  const inputs = [
    wrote(text),
    wrote(text, quoted()),
    wrote(text, { ...offered('items'), orders: ORDERS, staff: true }),
  ];
  const began = performance.now();
  for (const input of inputs) {
    certain(input);
    asFacts(input);
    rules(input);
  }
  return (performance.now() - began) / inputs.length;
}

describe('any text at all', () => {
  it('is read without a fault, whatever was asked', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: 'binary', maxLength: 300 }), { maxLength: 3 }),
        fc.constantFrom(...ASKED),
        fc.constantFrom('en', 'de', 'fr', 'no', 'ja', 'x-klingon', ''),
        (texts, kind, language) => {
          const input = wrote(texts, { ...offered(kind), language, orders: ORDERS, staff: true });
          certain(input);
          asFacts(input);
          expect(rules(input).commands.length).toBeGreaterThan(0);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('made of the words that matter is read in time and never agrees by rule', () => {
    const words = fc.constantFrom(
      'yes',
      'no',
      'refund',
      'cancel',
      'order',
      'R-1003',
      '1004',
      'not',
      'never',
      'but',
      'the',
      'lamp',
      'stop',
      'person',
      'money',
      'back',
      'charged',
      'twice',
      '$12',
      'where',
      'is',
      'my',
      ',',
      '.',
      '?',
      'and',
      'oui',
    );
    fc.assert(
      fc.property(fc.array(words, { maxLength: 60 }), (said) => {
        const input = wrote(said.join(' '), { ...quoted(), orders: ORDERS });
        const began = performance.now();
        const { commands }: Understood = rules(input);
        expect(commands.map(({ kind }) => kind)).not.toContain('affirm');
        expect(performance.now() - began).toBeLessThan(500);
      }),
      { numRuns: 300 },
    );
  });
});

describe('long and strange texts', () => {
  const LONG = 65_536;
  it.each([
    ['1,600 emoji', '🙃👍🏽'.repeat(800)],
    ['zero-width signs', '\u200b\u200d\ufeff'.repeat(LONG / 3)],
    ['right to left', '\u202eأريد استرداد أموالي '.repeat(2_000)],
    ['one letter', 'a'.repeat(LONG)],
    ['one digit', '1'.repeat(LONG)],
    ['digits with spaces', '1 '.repeat(LONG / 2)],
    ['spaces', ' '.repeat(LONG)],
    ['spaces and an end', `${' '.repeat(LONG)}x`],
    ['new lines', '\n'.repeat(LONG)],
    ['stops', '.'.repeat(LONG)],
    ['an endless address', `${'a.'.repeat(LONG / 2)}@`],
    ['at signs', 'a@'.repeat(LONG / 2)],
    ['please', 'please '.repeat(LONG / 7)],
    ['yes', 'yes '.repeat(LONG / 4)],
    ['can you please', 'can you please '.repeat(LONG / 15)],
    ['thank you', 'thank you so much '.repeat(LONG / 18)],
    ['order', 'order order 12 '.repeat(LONG / 15)],
    ['it is the my', 'it is the my order '.repeat(LONG / 19)],
    ['not', 'not want to like a the '.repeat(LONG / 23)],
    ['spoken digits', 'one two three '.repeat(LONG / 14)],
    ['money', '$1,111,111'.repeat(LONG / 10)],
    ['grouped', `$${'1,111'.repeat(LONG / 5)}x`],
    ['never arrived', 'refund never not still '.repeat(LONG / 23)],
    ['where', "where's when has my the of ".repeat(LONG / 27)],
    ['when will I get', 'when will get '.repeat(LONG / 14)],
    ['do when receive', 'do when receive see '.repeat(LONG / 20)],
    ['Polish', 'zwrotu nie '.repeat(LONG / 11)],
    ['German', 'nie geld '.repeat(LONG / 9)],
    ['accents', 'e\u0301'.repeat(LONG / 2)],
    ['stacked accents', `z${'\u0335\u0336\u0337'.repeat(LONG / 3)}`],
    ['a ligature that unfolds', '\ufdfa'.repeat(LONG)],
    ['half of an emoji', '\ud83d'.repeat(LONG)],
  ])('are read in bounded time: %s', (_, text) => {
    expect(timed(text)).toBeLessThan(1_000);
  });

  it('hide no yes: a long message is never a mere yes', () => {
    expect(certain(wrote('yes '.repeat(500), quoted()))?.intent).not.toBe('affirm');
  });
});
