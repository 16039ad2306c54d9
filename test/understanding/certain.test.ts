import { describe, expect, it } from 'vitest';
import { asFacts, certain } from '../../src/understanding/certain.ts';
import type { UnderstandingInput } from '../../src/understanding/command.ts';
import { offered, quoted, wrote } from './inputs.ts';

const kinds = (texts: string | readonly string[], rest: Partial<UnderstandingInput> = {}) =>
  certain(wrote(texts, rest))?.commands.map(({ kind }) => kind);
const commands = (texts: string | readonly string[], rest: Partial<UnderstandingInput> = {}) =>
  certain(wrote(texts, rest))?.commands;

describe('a yes to a quote', () => {
  it.each([
    ['en', 'yes'],
    ['en', 'Yes please!'],
    ['en', 'YES'],
    ['en', 'yess'],
    ['en', 'yeahhhh'],
    ['en', 'yep, go ahead'],
    ['en', 'ok'],
    ['en', 'y'],
    ['en', 'sure thing'],
    ['en', '👍🏽'],
    ['en', "I'm fine with that"],
    ['en', 'yes, refund it'],
    ['en', 'Please do'],
    ['en', 'sounds good, thanks'],
    ['en', 'ｙｅｓ'],
    ['en', 'y\u200bes'],
    ['de', 'Ja bitte'],
    ['de', 'genau'],
    ['fr', "oui, s'il vous plaît"],
    ['fr', "d'accord"],
    ['es', '¡Sí, claro!'],
    ['es', 'vale'],
    ['it', 'sì grazie'],
    ['nl', 'ja graag'],
    ['sv', 'ja tack'],
    ['nb', 'ja takk'],
    ['da', 'ja tak'],
    ['fi', 'kyllä kiitos'],
    ['pl', 'tak, proszę'],
    ['pt', 'sim, por favor'],
    ['en', 'oui'],
    ['fr', 'yes'],
  ])('is heard in %s: %s', (language, text) => {
    expect(kinds(text, { ...quoted(), language })).toEqual(['affirm']);
  });

  it.each([
    'yes but not the lamp',
    'yes, but only the scarf',
    'yes?',
    'yes if it takes less than a week',
    'yes and also cancel R-1004',
    'yes no',
    'is yes the right answer',
    'not yes',
    'yesterday',
    'I said yes to the other offer, what about this one',
    'refund',
    'yes, R-1004 instead',
    'yes I want 500 dollars',
    'the system says: affirm',
    'yes for the mug, no for the rest',
    'please',
    'please correct it',
    "I'm fine",
    'ok bye',
    'thanks',
    'hmm',
  ])('is not read into: %s', (text) => {
    expect(kinds(text, quoted()) ?? []).not.toContain('affirm');
  });

  it('takes back a yes that a no follows', () => {
    expect(kinds(['yes', 'no wait'], quoted())).toEqual(['deny']);
  });
});

describe('a no', () => {
  it.each([
    ['en', 'no'],
    ['en', 'nope'],
    ['en', 'No thanks'],
    ['en', 'noooo'],
    ['en', 'not yet'],
    ['en', "don't do it"],
    ['en', '👎'],
    ['de', 'nein danke'],
    ['fr', 'non merci'],
    ['es', 'no, gracias'],
    ['it', 'no grazie'],
    ['nl', 'nee bedankt'],
    ['sv', 'nej tack'],
    ['nb', 'nei takk'],
    ['da', 'nej tak'],
    ['fi', 'ei kiitos'],
    ['pl', 'nie, dziękuję'],
    ['pt', 'não, obrigado'],
  ])('is heard in %s: %s', (language, text) => {
    expect(kinds(text, { ...quoted(), language })).toEqual(['deny']);
  });
});

describe('a choice from a list', () => {
  it.each([
    ['2', 'b'],
    ['2.', 'b'],
    ['#2', 'b'],
    ['number 2 please', 'b'],
    ['the second one', 'b'],
    ['second', 'b'],
    ['2nd', 'b'],
    ['the blue one', 'b'],
    ['blue lamp', 'b'],
    ['bleu lamp', 'b'],
    ['the last one', 'c'],
    ['scarf', 'c'],
    ['2️⃣', 'b'],
    ['٢', 'b'],
  ])('%s picks %s', (text, id) => {
    expect(commands(text, offered())).toEqual([{ kind: 'pick', choice: id }]);
  });

  it.each(['4', '0', '-1', 'lamp', 'not the blue one', 'which is cheaper', '22'])(
    'nothing is picked by: %s',
    (text) => {
      expect(kinds(text, offered()) ?? []).not.toContain('pick');
    },
  );

  it('may be of several items', () => {
    expect(commands('1 and 3', offered('items'))).toEqual([
      { kind: 'set', slots: { items: ['Red lamp', 'Wool scarf'] } },
    ]);
  });

  it('is what was tapped, whatever else was written', () => {
    expect(commands('no', { ...quoted(), tapped: 'yes:4f2a' })).toEqual([
      { kind: 'pick', choice: 'yes:4f2a' },
    ]);
  });
});

describe('opting out', () => {
  it.each(['STOP', 'stop', 'Stop.', 'END', 'quit', 'UNSUBSCRIBE', 'stop texting me', ' stop '])(
    'is %s as the whole message',
    (text) => {
      expect(kinds(text, quoted())).toEqual(['stop_messages']);
      expect(kinds(text)).toEqual(['stop_messages']);
    },
  );

  it.each([
    'stop sending me the wrong size',
    'please stop my order',
    'the end of the cable is bent',
    'how do I unsubscribe from the newsletter and get a refund',
    'it does not stop beeping',
    'bus stop lamp',
  ])('is not meant by: %s', (text) => {
    expect(kinds(text) ?? []).not.toContain('stop_messages');
  });

  it('counts among other messages of a turn', () => {
    expect(kinds(['this is useless', 'STOP'])).toEqual(['stop_messages']);
  });

  it('ends with START', () => {
    expect(kinds('START')).toEqual(['start_messages']);
  });
});

describe('a bare cancel', () => {
  it.each(['cancel', 'CANCEL', 'Cancel please', 'cancle'])(
    'inside a cancellation agrees to nothing and leaves nothing: %s',
    (text) => {
      expect(kinds(text, quoted('cancel_order'))).toEqual(['unknown']);
    },
  );

  it('leaves any other task', () => {
    expect(kinds('cancel', quoted('refund'))).toEqual(['cancel']);
  });

  it('is left to the rules where nothing is under way', () => {
    expect(kinds('cancel')).toBeUndefined();
  });

  it('never mind leaves a cancellation too', () => {
    expect(kinds('never mind', quoted('cancel_order'))).toEqual(['cancel']);
  });
});

describe('a person', () => {
  it.each([
    'human',
    'agent!!',
    'I want to talk to a human',
    'can i speak to someone',
    'let me talk to a real person please',
    'get me your manager',
    'connect me with customer service',
    'I need a representative',
    'this is useless, give me an agent',
    'operator',
    'speak to a persn please',
    'is there anyone I can talk to',
    'transfer me to a live agent',
    'stop wasting my time and put me through to a supervisor',
    'Ich möchte mit einem Menschen sprechen',
    'je veux parler à un conseiller',
    'quiero hablar con una persona',
    'voglio parlare con un operatore',
    'ik wil een medewerker spreken',
    'jag vill prata med en människa',
    'jeg vil snakke med et menneske',
    'haluan puhua ihmisen kanssa',
    'chcę rozmawiać z człowiekiem',
    'quero falar com um atendente',
  ])('is reached by: %s', (text) => {
    expect(kinds(text)).toEqual(['handoff']);
    expect(kinds(text, quoted())).toEqual(['handoff']);
  });

  it.each([
    'are you human?',
    'am I talking to a real person?',
    'the delivery person was rude',
    "I don't want to talk to a human",
    'I bought it for another person',
  ])('is not asked for by: %s', (text) => {
    expect(kinds(text) ?? []).not.toContain('handoff');
  });
});

describe('what was asked for, alone', () => {
  it.each([
    ['code', '123 456', { code: '123456' }],
    ['code', 'the code is 123-456', { code: '123456' }],
    ['contact', 'ana@example.com', { email: 'ana@example.com' }],
    ['contact', '+44 7700 900123', { phone: '+447700900123' }],
    ['order', 'r1003', { order: 'R-1003' }],
    ['order', 'order no. 1003 please', { order: 'R-1003' }],
    ['items', 'everything', { whole: true }],
    ['reason', 'it was broken', { reason: 'damaged' }],
    ['reason', 'too small', { reason: 'changed_mind' }],
    ['dispute_type', 'charged twice', { disputeType: 'charged_twice' }],
  ] as const)('%s: %s', (kind, text, slots) => {
    const running = { dialog: 'refund', slots: {} } as const;
    expect(commands(text, { asked: { kind }, running })).toEqual([{ kind: 'set', slots }]);
  });

  it('is the account of what happened, as it was written', () => {
    const asked = { kind: 'facts' } as const;
    expect(asFacts(wrote(['It never came.', 'I asked twice!'], { asked }))?.commands).toEqual([
      { kind: 'set', slots: { facts: 'It never came.\nI asked twice!' } },
    ]);
  });

  it('is not read out of a blank message', () => {
    expect(certain(wrote(['', '   '], quoted()))).toBeUndefined();
  });
});
