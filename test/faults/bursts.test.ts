import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newSid } from '../journeys/phone.ts';
import { postMessage } from '../support/service.ts';
import { type Installation, openInstallation } from './installation.ts';
import { addShoppers, type Shopper } from './shoppers.ts';

const MESSAGES = 20;
/** What an impatient person types instead of one sentence; the whole is one wish. */
const typed = (order: string): readonly string[] => [
  'hello',
  'hello?',
  'I need help',
  'with my order',
  order,
  'it came yesterday',
  'and',
  'I opened it',
  'just now',
  'with my sister',
  'who was here',
  'by the way',
  'so',
  'the thing is',
  'the mugs',
  'both of them',
  'are broken',
  'really',
  'I want a refund',
  `for ${order}`,
];

describe('twenty quick messages of one person', () => {
  let installation: Installation;
  let shoppers: readonly Shopper[];
  beforeAll(async () => {
    installation = await openInstallation(2);
    shoppers = await addShoppers(installation.database, 4);
  });
  afterAll(() => installation.close());

  /** Every message of the conversation was read by exactly one turn, and turns read in order of arrival. */
  async function expectOrderKept(phone: string): Promise<void> {
    const stream = await installation.conversationOf(phone);
    const arrived = (await installation.messages(stream)).map(({ _id }) => _id);
    const read = (await installation.turns(stream)).flatMap(({ consumes }) => consumes);
    expect(arrived).toHaveLength(MESSAGES);
    expect(read).toEqual(arrived);
  }

  it('spread over two processes: read in order, nothing lost, at most four answers', async () => {
    const { phone, order } = shoppers[0] as Shopper;
    for (const [n, body] of typed(order).entries()) {
      const sid = newSid();
      expect(await postMessage(installation.nth(n).url, { sid, from: phone, body })).toBe(200);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    await installation.quiet();
    await expectOrderKept(phone);
    const answers = installation.bodiesTo(phone);
    expect(answers.length).toBeGreaterThanOrEqual(1);
    expect(answers.length).toBeLessThanOrEqual(4);
    expect(installation.sentTwice()).toEqual([]);
  });

  it('all at once at two processes, three times over: the same', async () => {
    for (const { phone, order } of shoppers.slice(1)) {
      const statuses = await Promise.all(
        typed(order).map((body, n) =>
          postMessage(installation.nth(n).url, { sid: newSid(), from: phone, body }),
        ),
      );
      expect(statuses).toEqual(Array.from({ length: MESSAGES }, () => 200));
      await installation.quiet();
      await expectOrderKept(phone);
      const answers = installation.bodiesTo(phone);
      expect(answers.length).toBeGreaterThanOrEqual(1);
      expect(answers.length).toBeLessThanOrEqual(4);
      expect(await installation.refunds(order)).toEqual([]);
    }
    expect(installation.sentTwice()).toEqual([]);
  });

  it('answers arrive in the order in which they were decided', async () => {
    const ana = '+15550101';
    for (const [n, body] of ['STOP', 'START', 'PERSON', 'where is R-1003?'].entries()) {
      await postMessage(installation.nth(n).url, { sid: newSid(), from: ana, body });
    }
    await installation.quiet();
    const stream = await installation.conversationOf(ana);
    const decided = (await installation.turns(stream)).flatMap(({ messages }) =>
      messages.flatMap(({ lane, reply }) => (lane === 'customer' ? [reply.text] : [])),
    );
    const sent = installation.bodiesTo(ana).map((body) => body.split('\n')[0]);
    expect(sent).toEqual(decided.map((text) => text.split('\n')[0]));
  });
});
