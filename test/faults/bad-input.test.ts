import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { MessageEntry } from '../../src/log/document.ts';
import { type Phone, phone } from '../journeys/phone.ts';
import { openWorld, type World } from '../journeys/world.ts';
import { ACCOUNT_SID } from '../support/service.ts';
import { judge } from './judge.ts';

const WEBHOOK = '/webhooks/twilio/messages';
const form = (fields: Record<string, string>): string =>
  new URLSearchParams({
    MessageSid: `SM${'1'.repeat(32)}`,
    AccountSid: ACCOUNT_SID,
    From: '+15550101',
    To: '+15550100',
    Body: 'refund for R-1001',
    ...fields,
  }).toString();

describe('what nobody should send', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld();
  });
  afterAll(() => world.close());

  const entries = () => world.database.connection.collection('log').countDocuments();
  async function refused(body: string, headers: Record<string, string> = {}): Promise<number> {
    const before = await entries();
    const response = await fetch(`${world.url}${WEBHOOK}`, {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
    });
    await response.arrayBuffer();
    expect(await entries()).toBe(before);
    return response.status;
  }

  it('a forged signature, or none, is refused and nothing is written', async () => {
    expect(await refused(form({}))).toBe(403);
    expect(await refused(form({}), { 'x-twilio-signature': 'bm90IGEgc2lnbmF0dXJl' })).toBe(403);
    expect(await refused(form({}), { 'x-twilio-signature': '' })).toBe(403);
  });

  it('a body that is too large is refused', async () => {
    expect(await refused(form({ Body: 'x'.repeat(2_000_000) }))).toBe(413);
  });

  it('a body that can not be read is refused', async () => {
    expect(await refused('{"half": ', { 'content-type': 'application/json' })).toBe(400);
    expect(await refused('Body=%E0%A4%A')).toBe(400);
    expect(await refused(`${form({})}&From=%2B15550102`)).toBe(400);
    expect([400, 403]).toContain(await refused('From[$ne]=x&MessageSid[$gt]='));
  });

  it('all of them together: no answer was sent, and the service still serves', async () => {
    expect(world.twilio.accepted).toEqual([]);
    expect(await world.phone('+15550101').says('where is R-1003?')).toContain('on its way');
  });
});

describe('what people do send', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld();
  });
  afterAll(() => world.close());

  const stored = async ({ from }: Phone): Promise<MessageEntry | undefined> => {
    const { conversationOf, messages } = judge(world.database, world.twilio);
    return (await messages(await conversationOf(from))).at(-1);
  };
  let people = 0;
  const somebody = (): Phone => {
    people += 1;
    return phone(world, `+1555300${String(1_000 + people)}`);
  };

  it('a photo without a word: told that it can not be looked at, and asked in words', async () => {
    const one = somebody();
    const answer = await one.says('', {
      NumMedia: '1',
      MediaUrl0: 'https://api.twilio.com/2010-04-01/Accounts/AC/Messages/MM/Media/ME1',
      MediaContentType0: 'image/jpeg',
    });
    expect(answer).toContain('can not look at pictures');
    expect((await stored(one))?.activity.attachments).toHaveLength(1);
  });

  it.each([
    ['nothing at all', ''],
    ['blanks', '   \n\t '],
    ['1,600 emoji', '😡'.repeat(1_600)],
    ['right to left', 'מרחבא אני רוצה לדבר על ההזמנה שלי \u202E R-1003'],
    ['zero-width characters', '\u200B\u200D\u2060\uFEFF'],
    ['only punctuation', '?!?!?!...'],
    ['a lone surrogate, NUL and replacement characters', 'a\u0000b\uFFFD'],
    ['markup', '<script>alert(1)</script> {{1}} %s *bold* <@U0MIA>'],
    ['1,600 letters without a blank', 'x'.repeat(1_600)],
  ])('%s: one sensible answer, and every character kept', async (_what, text) => {
    const one = somebody();
    const answer = await one.says(text);
    expect(answer.length).toBeGreaterThan(20);
    expect(answer).not.toMatch(/undefined|null|NaN|\[object|Error/);
    expect((await stored(one))?.activity.text).toBe(text);
    expect(one.unread()).toBe(0);
  });

  it('an order number in full-width digits and with zero-width characters in it is understood', async () => {
    const answer = await world.phone('+15550101').says('where is R\u200B-１００３?');
    expect(answer).toContain('Your order R-1003 is on its way.');
  });
});
