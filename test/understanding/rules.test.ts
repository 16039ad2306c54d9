import { describe, expect, it } from 'vitest';
import type { UnderstandingInput } from '../../src/understanding/command.ts';
import { rules } from '../../src/understanding/rules.ts';
import { ORDERS, offered, quoted, wrote } from './inputs.ts';

const read = (text: string, rest: Partial<UnderstandingInput> = {}) => rules(wrote(text, rest));
const intent = (text: string, rest: Partial<UnderstandingInput> = {}) => read(text, rest).intent;

describe('what customers ask for', () => {
  it.each([
    ['I want my money back', 'refund'],
    ['refund R-1003 please', 'refund'],
    ['my lamp arrived broken', 'refund'],
    ['i wnat a refnud', 'refund'],
    ['cancel my order', 'cancel_order'],
    ['please cancel R-1004 before it ships', 'cancel_order'],
    ["don't send it, I ordered by mistake", 'cancel_order'],
    ['I was charged twice for R-1003', 'dispute'],
    ["I don't recognise this charge", 'dispute'],
    ['you took $60 instead of $40', 'dispute'],
    ['I want to dispute a payment', 'dispute'],
    ['where is my order', 'order_status'],
    ['has R-1003 shipped yet?', 'order_status'],
    ['when will my package arrive', 'order_status'],
    ['where is my refund', 'refund_status'],
    ['what is your return policy', 'refund_policy'],
    ['how much is shipping', 'delivery_info'],
    ['change my delivery address', 'change_address'],
    ['send me the invoice', 'invoice'],
    ['I forgot my password', 'account'],
    ['delete my personal data', 'data_request'],
    ['I want to complain', 'complaint'],
    ['hi there', 'greeting'],
    ['thank you so much', 'thanks'],
    ['bye', 'goodbye'],
  ])('%s → %s', (text, expected) => {
    expect(intent(text)).toBe(expected);
  });

  it.each([
    ['de', 'Ich möchte mein Geld zurück', 'refund'],
    ['fr', 'je veux un remboursement', 'refund'],
    ['es', 'quiero cancelar mi pedido', 'cancel_order'],
    ['it', 'dove si trova il mio ordine', 'order_status'],
    ['nl', 'waar is mijn bestelling', 'order_status'],
    ['sv', 'jag vill ha pengarna tillbaka', 'refund'],
    ['nb', 'jeg vil avbestille ordren min', 'cancel_order'],
    ['da', 'hvor er min ordre', 'order_status'],
    ['fi', 'missä tilaukseni on', 'order_status'],
    ['pl', 'chcę zwrot pieniędzy', 'refund'],
    ['pt', 'quero cancelar o meu pedido', 'cancel_order'],
  ])('in %s, whatever the conversation is in: %s → %s', (language, text, expected) => {
    expect(intent(text, { language })).toBe(expected);
    expect(intent(text)).toBe(expected);
  });

  it('may be two things in one message', () => {
    expect(read('refund R-1003 and cancel R-1004').commands).toMatchObject([
      { kind: 'start', dialog: 'refund', slots: { order: 'R-1003' } },
      { kind: 'start', dialog: 'cancel_order', slots: { order: 'R-1004' } },
    ]);
  });
});

describe('what is not asked for', () => {
  it.each([
    "I don't want a refund, I want to know where it is",
    'what is the weather like in Oslo',
    'write me a poem about the sea',
    'can I get a refund if it is too small?',
    'what is "please refund me" in Italian',
    '',
    '???',
    '🙃',
  ])('starts no refund, cancellation or dispute: %s', (text) => {
    const dialogs = read(text).commands.flatMap((c) => (c.kind === 'start' ? [c.dialog] : []));
    expect(dialogs.filter((dialog) => dialog !== 'order_status')).toEqual([]);
  });
});

describe('what a request says', () => {
  const slots = (text: string, rest: Partial<UnderstandingInput> = {}) => {
    const [command] = read(text, rest).commands;
    return command?.kind === 'start' || command?.kind === 'set' ? command.slots : undefined;
  };

  it.each([
    ['refund order 1003, it came broken', { order: 'R-1003', reason: 'damaged' }],
    ['refund #1003', { order: 'R-1003' }],
    ['refund r 1003 pls', { order: 'R-1003' }],
    ['I want a refund for order one zero zero three', { order: 'R-1003' }],
    ['refund my whole order R-1003', { order: 'R-1003', whole: true }],
    ['refund $12.50 of R-1003', { order: 'R-1003', amount: { value: '12.50', currency: 'USD' } }],
    ['refund 1.234,50 € of R-1003', { amount: { value: '1234.50', currency: 'EUR' } }],
  ])('%s', (text, expected) => {
    expect(slots(text)).toMatchObject(expected);
  });

  it.each(['refund $-5', 'refund $0.00', 'refund $1e309', 'refund -20 dollars'])(
    'no amount is read from: %s',
    (text) => {
      expect(slots(text)?.amount).toBeUndefined();
    },
  );

  it('finds the order by an item that only one of them has', () => {
    expect(slots('I want a refund for the mug', { orders: ORDERS })).toMatchObject({
      order: 'R-1004',
      items: ['Coffee mug'],
    });
  });

  it('takes the other items when one is to stay', () => {
    expect(slots('refund everything except the scarf of R-1003', { orders: ORDERS })).toMatchObject(
      {
        order: 'R-1003',
        items: ['Desk lamp'],
      },
    );
  });
});

describe('in the middle of a task', () => {
  it('a correction changes what is known and agrees to nothing', () => {
    const { commands } = read('yes, but only the scarf', { ...quoted(), orders: ORDERS });
    expect(commands).toEqual([{ kind: 'set', slots: { items: ['Wool scarf'] } }]);
  });

  it('another order is put in place of the first', () => {
    expect(read('no, R-1004', { ...quoted(), orders: ORDERS }).commands).toMatchObject([
      { kind: 'set', slots: { order: 'R-1004' } },
    ]);
  });

  it('another wish begins another task', () => {
    expect(read('where is R-1004?', { ...quoted(), orders: ORDERS }).commands).toMatchObject([
      { kind: 'start', dialog: 'order_status', slots: { order: 'R-1004' } },
    ]);
  });

  it('never mind, said at length, leaves it', () => {
    expect(read('oh well, never mind', offered()).commands).toEqual([{ kind: 'cancel' }]);
  });
});
