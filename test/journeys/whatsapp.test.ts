import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MIA } from '../channels/slack/fake-slack.ts';
import { eventually } from '../support/kernel.ts';
import { openWorld, type World } from './world.ts';

const ANA = 'whatsapp:+15550101';
const CLAIRE = 'whatsapp:+15550103';
const LUCIA = 'whatsapp:+15550104';
const ELIN = 'whatsapp:+15550105';
const OLIVER = 'whatsapp:+15550106';
const YUKI = 'whatsapp:+15550107';
const STRANGER = 'whatsapp:+15559999';

describe('by WhatsApp', () => {
  let world: World;
  beforeEach(async () => {
    world = await openWorld();
  });
  afterEach(() => world.close());

  it('Ana taps her way to a refund: order, how many, why, yes', async () => {
    const ana = world.phone(ANA);
    expect(await ana.says('I want a refund')).toContain('Which order');
    expect(await ana.taps('R-1001')).toContain('How many');
    expect(await ana.taps('All 2')).toContain('What is the reason?');
    const quote = await ana.taps('Damaged or broken');
    expect(quote).toContain('I can refund $34.00 for 2 x Blue stoneware mug (R-1001)');
    expect(await world.paidBack('R-1001')).toEqual([]);
    const done = await ana.taps('Yes, refund it');
    const [refund, ...more] = await world.paidBack('R-1001');
    expect(more).toEqual([]);
    expect(refund?.amount).toBe('3400 USD');
    expect(done).toContain(`Your reference is ${refund?.reference}.`);
  });

  it('a second tap on a yes that was given already pays nothing', async () => {
    const ana = world.phone(ANA);
    await ana.says('refund for R-1001, all of it, broken');
    const offer = world.twilio.sentTo(ANA).at(-1);
    const [yes] = offer?.choices ?? [];
    await ana.taps('Yes, refund it');
    const again = await ana.says('Yes, refund it', { ButtonPayload: yes?.id ?? '' });
    expect(again).not.toContain('Done');
    expect(await world.paidBack('R-1001')).toHaveLength(1);
  });

  it('a yes tapped under an older offer does not agree to the newer one', async () => {
    const ana = world.phone(ANA);
    await ana.says('refund for R-1001');
    await ana.taps('1');
    expect(await ana.taps('Damaged or broken')).toContain('$17.00');
    const [older] = world.twilio.sentTo(ANA).at(-1)?.choices ?? [];
    await ana.taps('No, leave it');
    expect(await ana.says('refund for R-1001, all of it, broken')).toContain('$34.00');
    const answer = await ana.says('Yes, refund it', { ButtonPayload: older?.id ?? '' });
    expect(answer).not.toContain('Done');
    expect(await world.paidBack('R-1001')).toEqual([]);
  });

  it('Yuki picks one of the two things in an order', async () => {
    const yuki = world.phone(YUKI);
    expect(await yuki.says('refund for R-1014, damaged')).toContain('What from R-1014');
    const quote = await yuki.taps('Cast-iron teapot');
    expect(quote).toContain('¥6,400 for Cast-iron teapot');
    await yuki.taps('Yes, refund it');
    expect(await world.paidBack('R-1014')).toMatchObject([{ amount: '6400 JPY' }]);
  });

  it('Claire sends a scarf back: a return is registered, no money yet', async () => {
    const claire = world.phone(CLAIRE);
    await claire.says('refund for R-1007');
    expect(await claire.taps('Changed my mind')).toContain('Shall I register the return');
    expect(await claire.taps('Yes, register it')).toMatch(/Your reference is RT-\w+/);
    expect(await world.paidBack('R-1007')).toEqual([]);
    expect((await world.order('R-1007'))?.items[0]?.returning).toBe(1);
  });

  it('Oliver’s sofa needs a colleague’s approval; there is no yes to tap', async () => {
    const oliver = world.phone(OLIVER);
    expect(await oliver.says('refund R-1012, it came damaged')).toContain('a colleague');
    expect(world.twilio.sentTo(OLIVER).at(-1)?.choices).toEqual([]);
    expect((await world.team.card()).shown).toContain('Two-seat sofa');
    expect(await world.paidBack('R-1012')).toEqual([]);
  });

  it('Lucía is told why an e-book can not be refunded', async () => {
    const answer = await world.phone(LUCIA).says('refund R-1009, I changed my mind');
    expect(answer).toContain("can't be refunded once it has been delivered");
    expect(await world.paidBack('R-1009')).toEqual([]);
  });

  it('Ana cancels what was not sent, and keeps what she says no to', async () => {
    const ana = world.phone(ANA);
    await ana.says('cancel order R-1002');
    expect(await ana.taps('No, keep it')).toContain('stays as it is');
    expect((await world.order('R-1002'))?.status).toBe('processing');
    await ana.says('cancel order R-1002');
    expect(await ana.taps('Yes, cancel it')).toMatch(/Your reference is CX-\w+/);
    expect(await world.paidBack('R-1002')).toMatchObject([{ amount: '8900 USD' }]);
  });

  it('Ana is too late to cancel, and registers a return in its place', async () => {
    const ana = world.phone(ANA);
    expect(await ana.says('cancel order R-1003')).toContain('can no longer be cancelled');
    await ana.taps('Yes, go on');
    await ana.taps('Changed my mind');
    expect(await ana.taps('Yes, register it')).toMatch(/RT-\w+/);
    expect((await world.order('R-1003'))?.status).toBe('shipped');
  });

  it('Elin opens a case about a double charge', async () => {
    const elin = world.phone(ELIN);
    await elin.says('I was charged twice for R-1010');
    await elin.says('there are two charges of the same day on my statement');
    expect(await elin.taps('Yes, open a case')).toMatch(/under the number D-\w+/);
  });

  it('Ana picks an order from the list and reads where it is', async () => {
    const ana = world.phone(ANA);
    expect(await ana.says('where is my order?')).toContain('Which order');
    expect(await ana.taps('R-1003')).toContain('Your order R-1003 is on its way.');
  });

  it('Ana talks to a person, and to the assistant again', async () => {
    const ana = world.phone(ANA);
    await ana.says('PERSON');
    const { ts, shown } = await world.team.card();
    expect(shown).toContain('WhatsApp');
    await world.team.claims(MIA);
    expect(await ana.next()).toContain('Mia from our team');
    await ana.send('hello Mia');
    await eventually('her words in the thread', () =>
      world.team.inThread(ts).some((text) => text.includes('hello Mia')),
    );
    await world.team.writesInThread(MIA, ts, 'Hello Ana!');
    expect(await ana.next()).toBe('Hello Ana!');
    await world.team.givesBack(MIA);
    expect(await ana.next()).toContain('automated assistant again');
  });

  it('an unknown number is proven by a code that goes by SMS to the phone on file', async () => {
    const stranger = world.phone(STRANGER);
    await stranger.says('where is R-1003?');
    expect(await stranger.says('ana@example.com')).toContain('If that is on file');
    const sms = await world.phone('+15550101').next();
    const [code = 'none'] = sms.match(/\b\d{6}\b/) ?? [];
    expect(await stranger.says(code)).toContain('Your order R-1003 is on its way.');
    expect(world.twilio.sentTo(ANA)).toEqual([]);
  });

  it('a voice message gets an answer that asks for words', async () => {
    const answer = await world.phone(ANA).says('', {
      NumMedia: '1',
      MediaUrl0: 'https://api.twilio.com/2010-04-01/Accounts/AC/Messages/MM/Media/ME1',
      MediaContentType0: 'audio/ogg',
    });
    expect(answer).toContain('tell me in words');
  });
});
