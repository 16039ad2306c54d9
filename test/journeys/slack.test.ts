import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { TurnEntry } from '../../src/log/document.ts';
import { DESK, GUEST, JONAS, MIA, SAM } from '../channels/slack/fake-slack.ts';
import { eventually } from '../support/kernel.ts';
import { openWorld, type World } from './world.ts';

describe('by Slack, a colleague for a customer', () => {
  let world: World;
  beforeEach(async () => {
    world = await openWorld();
  });
  afterEach(() => world.close());

  const effectsAsked = async () => {
    const { connection } = world.database;
    const turns = (await connection
      .collection('log')
      .find({ kind: 'turn', 'effects.0': { $exists: true } })
      .toArray()) as unknown as TurnEntry[];
    return turns.flatMap(({ effects }) => effects);
  };

  it('Mia refunds Ana’s mugs: she is the actor, Ana the one it is for', async () => {
    const mia = world.team.member(MIA);
    expect(await mia.says('refund for R-1001')).toContain('How many');
    expect(await mia.taps('All 2')).toContain('What is the reason?');
    const quote = await mia.taps('Damaged or broken');
    expect(quote).toContain('$34.00');
    expect(quote).toContain('Visa ending in 4242');
    const done = await mia.taps('Yes, refund it');
    const [refund, ...more] = await world.paidBack('R-1001');
    expect(more).toEqual([]);
    expect(done).toContain(refund?.reference);
    expect(await effectsAsked()).toMatchObject([
      { actor: { kind: 'staff', staff: { id: MIA, name: 'Mia' } }, subject: 'C-01' },
    ]);
    expect(world.twilio.accepted).toEqual([]);
  });

  it('Mia names the customer by e-mail, and sees only that customer’s orders', async () => {
    const mia = world.team.member(MIA);
    const asked = await mia.says('order status for elin@example.com');
    expect(asked).toContain('R-1010');
    expect(asked).toContain('R-1011');
    expect(asked).not.toContain('R-1001');
    expect(await mia.taps('R-1011')).toContain('R-1011 is on its way, but late');
  });

  it('one of two things in an order', async () => {
    const mia = world.team.member(MIA);
    await mia.says('refund for R-1014, damaged');
    expect(await mia.taps('Cast-iron teapot')).toContain('¥6,400');
    await mia.taps('Yes, refund it');
    expect(await world.paidBack('R-1014')).toMatchObject([{ amount: '6400 JPY' }]);
  });

  it('a return, a refusal, and a refund that a customer alone would not get', async () => {
    const mia = world.team.member(MIA);
    await mia.says('refund for R-1007');
    await mia.taps('Changed my mind');
    expect(await mia.taps('Yes, register it')).toMatch(/RT-\w+/);
    await mia.says('refund for R-1009');
    expect(await mia.taps('Changed my mind')).toContain('digital product');
    // A colleague who asks for it is the approval that it needs, and the log says who it was.
    const sofa = await mia.says('refund for R-1012, it is damaged');
    expect(sofa).toContain('For Oliver Grant');
    expect(sofa).toContain('A colleague has approved this refund.');
    expect(await world.paidBack('R-1012')).toEqual([]);
    await mia.taps('Yes, refund it');
    expect(await world.paidBack('R-1012')).toMatchObject([{ amount: '129900 GBP' }]);
    expect((await effectsAsked()).at(-1)).toMatchObject({ actor: { staff: { id: MIA } } });
  });

  it('a cancellation, and one that comes too late', async () => {
    const mia = world.team.member(MIA);
    await mia.says('cancel order R-1002');
    expect(await mia.taps('Yes, cancel it')).toMatch(/CX-\w+/);
    expect(await world.paidBack('R-1002')).toMatchObject([{ amount: '8900 USD' }]);
    expect(await mia.says('cancel order R-1003')).toContain('can no longer be cancelled');
    await mia.taps('Yes, go on');
    await mia.taps('Changed my mind');
    expect(await mia.taps('Yes, register it')).toMatch(/RT-\w+/);
  });

  it('a dispute', async () => {
    const mia = world.team.member(MIA);
    await mia.says('R-1010 was charged twice');
    await mia.says('two charges of the same day on the statement, the bank confirms it');
    expect(await mia.taps('Yes, open a case')).toMatch(/under the number D-\w+/);
  });

  it('two colleagues who want the same refund at once make one', async () => {
    const people = [MIA, JONAS].map((user) => world.team.member(user));
    for (const one of people) {
      await one.says('refund for R-1001');
      await one.taps('All 2');
      await one.taps('Damaged or broken');
    }
    const answers = await Promise.all(people.map((one) => one.taps('Yes, refund it')));
    expect(await world.paidBack('R-1001')).toHaveLength(1);
    expect(answers.filter((text) => text.includes('Done'))).toHaveLength(1);
    expect(answers.filter((text) => text.includes('refunded already'))).toHaveLength(1);
  });

  it('Sam, who is not of the desk, and a guest are refused: nothing is stored or shown', async () => {
    const sam = world.team.member(SAM);
    expect(await sam.says('refund for R-1001')).not.toContain('mug');
    await world.team.member(GUEST).writes('refund for R-1001');
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(world.team.member(GUEST).unread()).toBe(0);
    const { connection } = world.database;
    expect(await connection.collection('log').countDocuments({ kind: 'message' })).toBe(0);
  });

  it('only who has claimed a conversation speaks to the customer; the others’ words stay inside', async () => {
    const ana = world.phone('+15550101');
    await ana.says('PERSON');
    const { ts } = await world.team.card();
    await world.team.claims(MIA);
    await ana.next();
    await world.team.writesInThread(JONAS, ts, 'I would say no to her');
    await world.team.writesInThread(MIA, ts, '// a word among us');
    await world.team.writesInThread(MIA, ts, 'Hello Ana');
    expect(await ana.next()).toBe('Hello Ana');
    expect(ana.received().join()).not.toMatch(/say no to her|among us/);

    await world.team.claims(JONAS).catch(() => {});
    await world.team.writesInThread(SAM, ts, 'an outsider writes');
    await world.team.givesBack(MIA);
    expect(await ana.next()).toContain('automated assistant again');
    expect(ana.unread()).toBe(0);
  });

  it('the card shows who has it, in place', async () => {
    const ana = world.phone('+15550101');
    await ana.says('PERSON');
    const { ts } = await world.team.card();
    await world.team.claims(MIA);
    await eventually('the card says so', () =>
      world.slack
        .of('chat.update')
        .some((call) => call.given.ts === ts && world.slack.shown(call).includes('Claimed by')),
    );
    expect(
      world.slack.posted().filter(({ given }) => given.channel === DESK && !given.thread_ts),
    ).toHaveLength(1);
  });
});
