import fc from 'fast-check';
import { SegmentedMessage } from 'sms-segments-calculator';
import { describe, expect, it } from 'vitest';
import { renderSms, renderWhatsappText } from '../../../channels/twilio/index.ts';
import { renderWhatsappInteractive } from '../../../channels/twilio/render-whatsapp.ts';
import type { Choice, Reply } from '../../../src/conversation/reply.ts';

const reveal = (nonce: string) => `<${nonce}>`;
const sms = (reply: Reply) => renderSms({ reply }, reveal);
const choices = (count: number, label = 'Order'): Choice[] =>
  Array.from({ length: count }, (_, n) => ({ id: `pick:${n}`, label: `${label} ${n + 1}` }));
const sure: Choice[] = [
  { id: 'yes:ab12', label: 'Yes, refund it' },
  { id: 'no:ab12', label: 'No' },
];

describe('an SMS', () => {
  it('has the card under the words, and choices by their numbers', () => {
    const text = sms({
      text: 'Which one is it?',
      card: { title: 'Order R-1001', lines: [{ label: 'Total', value: '$58.00' }] },
      choices: [
        { id: 'a', label: 'The mug', description: 'Stoneware, $29.00' },
        { id: 'b', label: 'The apron' },
      ],
    });
    expect(text).toBe(
      'Which one is it?\n\nOrder R-1001\nTotal: $58.00\n\n1. The mug - Stoneware, $29.00\n2. The apron',
    );
  });

  it('asks for YES or NO and says what the yes does', () => {
    expect(sms({ text: 'Refund $58.00?', choices: sure })).toBe(
      'Refund $58.00?\n\nReply YES (refund it) or NO.',
    );
    expect(
      sms({
        text: 'Ok?',
        choices: [
          { id: 'yes', label: 'Yes' },
          { id: 'no', label: 'No, keep it' },
        ],
      }),
    ).toBe('Ok?\n\nReply YES or NO (keep it).');
  });

  it('asks so in the words of another language', () => {
    const french = [
      { id: 'yes:1', label: 'Oui, rembourser' },
      { id: 'no:1', label: 'Non' },
    ];
    expect(sms({ text: 'Rembourser 58 € ?', choices: french })).toMatch(
      /\n\nOUI \(rembourser\) \/ NON$/,
    );
  });

  it('numbers a yes and a no that do not begin with such a word', () => {
    const labels = [
      { id: 'yes:1', label: 'Refund it' },
      { id: 'no:1', label: 'Keep it' },
    ];
    expect(sms({ text: 'Sure?', choices: labels })).toBe('Sure?\n\n1. Refund it\n2. Keep it');
  });

  it('costs no more for typographic signs', () => {
    const text = sms({ text: '“We’ve refunded it” – it takes 3–5 days… 1\u202f234,50\u00a0€' });
    expect(text).toBe('"We\'ve refunded it" - it takes 3-5 days... 1 234,50 €');
    expect(new SegmentedMessage(text).encodingName).toBe('GSM-7');
  });

  it('leaves letters and other scripts as they are', () => {
    for (const text of ['Señor Pérez, olé', '«Возврат» — 3–5 дней…', '払い戻し…', 'استرداد – ٣٤']) {
      expect(sms({ text })).toContain(text.slice(0, 5));
    }
    expect(sms({ text: '«Возврат» — 3–5 дней…' })).toBe('«Возврат» — 3–5 дней…');
  });

  it('carries the code that the log never holds', () => {
    const reply = { text: 'Your code is {code}.', codeNonce: '$&' };
    expect(sms(reply)).toBe('Your code is <$&>.');
    expect(renderWhatsappText({ reply }, reveal)).toBe('Your code is <$&>.');
    expect(sms({ text: 'Write {code} as it is.' })).toBe('Write {code} as it is.');
  });

  it('that is too long loses lines of what is said, never its choices', () => {
    const lines = Array.from({ length: 200 }, (_, n) => `Line ${n} of a long answer.`);
    const text = sms({ text: lines.join('\n'), choices: sure });
    expect(text.length).toBeLessThanOrEqual(1_600);
    expect(text).toMatch(/of a long answer\.\n\.\.\.\n\nReply YES \(refund it\) or NO\.$/);
  });

  it('never passes 1,600 nor cuts through a character, whatever it is given', () => {
    const words = fc.string({ unit: 'grapheme', maxLength: 2_500 });
    const some = fc.array(fc.record({ id: fc.string({ minLength: 1 }), label: words }), {
      maxLength: 12,
    });
    const flag = fc.constant('🏳️‍🌈'.repeat(400));
    fc.assert(
      fc.property(fc.oneof(words, flag), some, (text, choices) => {
        for (const drawn of [
          sms({ text, choices }),
          renderWhatsappText({ reply: { text, choices } }, reveal),
        ]) {
          expect(drawn.length).toBeLessThanOrEqual(1_600);
          expect(drawn.isWellFormed()).toBe(true);
          expect(drawn).toBe(drawn.trim());
        }
      }),
      { numRuns: 200 },
    );
  });

  it('that fits keeps every letter', () => {
    const words = fc.string({ unit: fc.constantFrom(...'aé ñ¿?1ßж日ا\n'), maxLength: 1_500 });
    fc.assert(
      fc.property(words, (text) => {
        expect(sms({ text })).toBe(text.trim());
      }),
    );
  });
});

describe('a WhatsApp message', () => {
  it('has up to three buttons', () => {
    expect(renderWhatsappInteractive({ reply: { text: 'Refund?', choices: sure } })).toEqual({
      kind: 'quick-reply',
      body: 'Refund?',
      actions: [
        { title: 'Yes, refund it', id: 'yes:ab12' },
        { title: 'No', id: 'no:ab12' },
      ],
    });
  });

  it('has a list of up to ten', () => {
    const drawn = renderWhatsappInteractive({
      reply: {
        text: 'Which order?',
        choices: choices(9).concat({ id: 'x', label: 'O'.repeat(40), description: 'd'.repeat(90) }),
      },
    });
    if (drawn?.kind !== 'list-picker') throw new Error('not a list');
    expect(drawn.items).toHaveLength(10);
    expect(drawn.items.at(-1)).toEqual({
      id: 'x',
      item: `${'O'.repeat(23)}…`,
      description: `${'d'.repeat(71)}…`,
    });
  });

  it.each<[string, Reply]>([
    ['nothing to choose', { text: 'Hello' }],
    ['more than ten', { text: 'Which?', choices: choices(11) }],
    [
      'labels that look alike once shortened',
      { text: 'Which?', choices: choices(2, 'x'.repeat(30)) },
    ],
    ['a text too long for buttons', { text: 'x'.repeat(1_025), choices: choices(2) }],
    ['what would be read as a variable', { text: 'Hi {{1}}', choices: choices(2) }],
    ['a one-time code', { text: '{code}', codeNonce: 'n', choices: choices(2) }],
  ])('is plain text with %s', (_what, reply) => {
    expect(renderWhatsappInteractive({ reply })).toBeUndefined();
    const text = renderWhatsappText({ reply }, reveal);
    for (const [n, { label }] of (reply.choices ?? []).entries()) {
      expect(text).toContain(`${n + 1}. ${label}`);
    }
  });
});
