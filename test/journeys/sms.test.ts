import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MIA } from '../channels/slack/fake-slack.ts';
import { eventually } from '../support/kernel.ts';
import { openWorld, type World } from './world.ts';

const ANA = '+15550101';
const JONAS = '+15550102';
const CLAIRE = '+15550103';
const LUCIA = '+15550104';
const ELIN = '+15550105';
const OLIVER = '+15550106';
const YUKI = '+15550107';
const STRANGER = '+15559999';

describe('by SMS', () => {
  let world: World;
  beforeEach(async () => {
    world = await openWorld();
  });
  afterEach(() => world.close());

  it('Ana gets both broken mugs refunded and is told the reference that the shop booked', async () => {
    const ana = world.phone(ANA);
    const first = await ana.says('refund for R-1001');
    expect(first).toContain('automated assistant');
    expect(first).toContain('How many');
    expect(await ana.says('both')).toContain('What is the reason?');
    const quote = await ana.says('they came broken');
    expect(quote).toContain('I can refund $34.00 for 2 x Blue stoneware mug (R-1001)');
    expect(quote).toContain('Reply YES');
    expect(await world.paidBack('R-1001')).toEqual([]);

    const done = await ana.says('yes');
    const [refund, ...more] = await world.paidBack('R-1001');
    expect(more).toEqual([]);
    expect(refund?.amount).toBe('3400 USD');
    expect(done).toContain(`Your reference is ${refund?.reference}.`);
    expect(ana.unread()).toBe(0);
  });

  it('Ana gets one of two mugs refunded, and only the other one later', async () => {
    const ana = world.phone(ANA);
    await ana.says('refund for R-1001');
    await ana.says('1');
    expect(await ana.says('broken')).toContain('$17.00 for Blue stoneware mug');
    expect(await ana.says('YES')).toContain('Done: $17.00');
    expect(await world.paidBack('R-1001')).toMatchObject([{ amount: '1700 USD' }]);

    const again = await ana.says('refund for R-1001, the mug is broken');
    expect(again).not.toContain('$34.00');
    expect(await world.paidBack('R-1001')).toHaveLength(1);
  });

  it('Yuki names one of the two things in an order, and pays nothing for the other', async () => {
    const yuki = world.phone(YUKI);
    const quote = await yuki.says('refund the teapot from R-1014, it is broken');
    expect(quote).toContain('¥6,400 for Cast-iron teapot (R-1014)');
    expect(await yuki.says('yes')).toContain('Done');
    expect(await world.paidBack('R-1014')).toMatchObject([{ amount: '6400 JPY' }]);
    const order = await world.order('R-1014');
    expect(order?.items.map(({ refunded }) => refunded)).toEqual([1, 0]);
  });

  it('Claire, who changed her mind, sends the scarf back first: a return, no money yet', async () => {
    const claire = world.phone(CLAIRE);
    const quote = await claire.says('I want to send R-1007 back, I changed my mind');
    expect(quote).toContain('Shall I register the return of Wool scarf (R-1007)?');
    const done = await claire.says('yes');
    expect(done).toMatch(/Your return for R-1007 is registered.*Your reference is RT-\w+\./s);
    expect(await world.paidBack('R-1007')).toEqual([]);
    expect((await world.order('R-1007'))?.items[0]?.returning).toBe(1);
  });

  it('Oliver’s sofa is more than a phone number may decide: a colleague is called, nothing is paid', async () => {
    const oliver = world.phone(OLIVER);
    const answer = await oliver.says('refund R-1012, it came damaged');
    expect(answer).toContain('passed this to a colleague');
    const card = await world.team.card();
    expect(card.shown).toContain('Oliver Grant');
    expect(card.shown).toContain('R-1012');
    expect(card.shown).toContain('Two-seat sofa');
    await oliver.says('yes');
    await oliver.says('YES');
    expect(await world.paidBack('R-1012')).toEqual([]);
    expect(world.team.cards()).toHaveLength(1);
  });

  it('Lucía is told why an e-book can not be refunded, and how to reach a person', async () => {
    const answer = await world.phone(LUCIA).says('refund R-1009, I changed my mind');
    expect(answer).toContain("digital product, which can't be refunded");
    expect(answer).toContain('write PERSON');
    expect(await world.paidBack('R-1009')).toEqual([]);
  });

  it('Ana changes her mind at the last moment and keeps everything as it was', async () => {
    const ana = world.phone(ANA);
    await ana.says('refund for R-1001, all of it, broken');
    expect(await ana.says('no')).toContain('nothing is refunded');
    const late = await ana.says('yes');
    expect(late).not.toContain('Done');
    expect(await world.paidBack('R-1001')).toEqual([]);
  });

  it('Ana cancels an order that has not been sent', async () => {
    const ana = world.phone(ANA);
    expect(await ana.says('cancel order R-1002')).toContain('has not been sent yet');
    expect((await world.order('R-1002'))?.status).toBe('processing');
    const done = await ana.says('yes');
    const [booked] = await world.paidBack('R-1002');
    expect(booked?.amount).toBe('8900 USD');
    expect(done).toContain(`Your reference is ${booked?.reference}.`);
    expect((await world.order('R-1002'))?.status).toBe('cancelled');
  });

  it('Ana is too late to cancel, and is offered a return in its place', async () => {
    const ana = world.phone(ANA);
    expect(await ana.says('cancel order R-1003')).toContain('can no longer be cancelled');
    await ana.says('yes');
    expect(await ana.says('I changed my mind')).toContain('register the return of Canvas backpack');
    expect(await ana.says('yes')).toMatch(/RT-\w+/);
    expect((await world.order('R-1003'))?.status).toBe('shipped');
    expect(await world.paidBack('R-1003')).toEqual([]);
  });

  it('Elin disputes a double charge and is told the case number and when it is answered', async () => {
    const elin = world.phone(ELIN);
    expect(await elin.says('I was charged twice for R-1010')).toContain('what happened');
    const quote = await elin.says('there are two charges of the same day on my statement');
    expect(quote).toContain('I can open a case on R-1010 about a double charge');
    expect(await elin.says('yes')).toMatch(/Your case on R-1010 is open, under the number D-\w+/);
    expect(await world.paidBack('R-1010')).toEqual([]);
  });

  it('Jonas asks where his order is and reads its state, contents and tracking number', async () => {
    const answer = await world.phone(JONAS).says('where is my order R-1004?');
    expect(answer).toContain('Part of your order R-1004 has been sent.');
    expect(answer).toContain('DHL 1004-5550-01');
    expect(answer).toContain('3 x Green tea 250 g');
  });

  it('Jonas reads nothing about an order that is Ana’s, just as about one that is nobody’s', async () => {
    const jonas = world.phone(JONAS);
    const anas = await jonas.says('where is my order R-1001?');
    const nobodys = await jonas.says('where is my order R-9999?');
    expect(anas).toContain('I can not find R-1001 among your orders.');
    expect(nobodys).toContain('I can not find R-9999 among your orders.');
    expect(`${anas}${nobodys}`).not.toContain('mug');
  });

  it('Ana asks for a person: one is called, takes over, answers her and hands back', async () => {
    const ana = world.phone(ANA);
    expect(await ana.says('I want to talk to a person')).toContain('passed this to a colleague');
    const { ts, shown } = await world.team.card();
    expect(shown).toContain('Ana Moreno');
    expect(shown).toContain('I want to talk to a person');

    await world.team.claims(MIA);
    expect(await ana.next()).toBe('Mia from our team is here now and will answer you.');
    await ana.send('is my parcel lost?');
    await eventually('her words in the thread', () =>
      world.team.inThread(ts).some((text) => text.includes('is my parcel lost?')),
    );
    await world.team.writesInThread(MIA, ts, 'I have looked: it arrives on Friday.');
    expect(await ana.next()).toBe('I have looked: it arrives on Friday.');

    await world.team.givesBack(MIA);
    expect(await ana.next()).toContain('You are talking to the automated assistant again.');
    expect(await ana.says('where is R-1003?')).toContain('Your order R-1003 is on its way.');
    expect(ana.unread()).toBe(0);
  });

  it('an unknown number proves whose orders it asks about by the code that Ana’s phone got', async () => {
    const stranger = world.phone(STRANGER);
    const anas = world.phone(ANA);
    expect(await stranger.says('where is R-1003?')).toContain('I need to know who you are');
    expect(await stranger.says('ana@example.com')).toContain('If that is on file');
    const [code = 'none'] = (await anas.next()).match(/\b\d{6}\b/) ?? [];
    expect(JSON.stringify(await logOf(world))).not.toContain(code);

    const wrong = code === '123456' ? '654321' : '123456';
    expect(await stranger.says(wrong)).toContain('4 tries are left');
    const answer = await stranger.says(code);
    expect(answer).toContain('Your order R-1003 is on its way.');
  });

  it('an unknown number learns nothing from a contact that nobody has', async () => {
    const stranger = world.phone(STRANGER);
    await stranger.says('where is R-1003?');
    const unknown = await stranger.says('nobody@example.com');
    expect(unknown).toContain('If that is on file');
    const answer = await stranger.says('123456');
    expect(answer).not.toContain('R-1003');
    expect(world.twilio.accepted.filter(({ to }) => to !== STRANGER)).toEqual([]);
  });

  it('STOP is kept to until START', async () => {
    const ana = world.phone(ANA);
    await ana.says('hello');
    expect(await ana.says('STOP')).toContain('no more messages');
    await ana.send('where is R-1003?');
    await eventually('it was read', async () => (await open(world)) === 0);
    expect(ana.unread()).toBe(0);
    expect(await ana.says('START')).toContain('Welcome back');
  });
});

const logCollection = ({ database }: World) => database.connection.collection('log');
const logOf = (world: World) => logCollection(world).find({}).toArray();
const open = (world: World) => logCollection(world).countDocuments({ open: true });
