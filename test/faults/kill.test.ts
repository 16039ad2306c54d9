import { describe, expect, it } from 'vitest';
import type { Checkpoint } from '../../src/conversation/intake.ts';
import { startTwilioLedger } from '../fakes/twilio-ledger.ts';
import { freshDatabase } from '../support/database.ts';
import { eventually } from '../support/kernel.ts';
import { type Service, startService } from '../support/service.ts';
import { deliver } from './deliver.ts';
import { type Judge, judge } from './judge.ts';
import { addShoppers, type Shopper } from './shoppers.ts';

/** How often a refund passes each point: by four messages, five turns, four answers and one effect. */
const PASSINGS: Readonly<Record<Checkpoint, number>> = {
  'receive:before': 4,
  'receive:after': 4,
  'decide:before': 5,
  'decide:after': 5,
  'append:before': 5,
  'append:after': 5,
  'effect:before': 1,
  'effect:after': 1,
  'result:before': 1,
  'result:after': 1,
  'send:before': 4,
  'send:after': 4,
};
const TIMES = 5;

describe('a process killed in the middle of a refund', () => {
  it.each(Object.keys(PASSINGS) as Checkpoint[])(
    `at ${'%s'}, ${TIMES} times: one refund, each answer once, nothing lost`,
    async (point) => {
      const kills = Array.from({ length: TIMES }, (_, n) => Math.min(n + 1, PASSINGS[point]));
      // Two lanes at once, each with a database and a provider of its own.
      await Promise.all([
        lane(
          point,
          kills.filter((_, n) => n % 2 === 0),
        ),
        lane(
          point,
          kills.filter((_, n) => n % 2 === 1),
        ),
      ]);
    },
    120_000,
  );
});

/** Kills a process in each refund; the one that takes its place ends that refund and begins the next. */
async function lane(point: Checkpoint, kills: readonly number[]): Promise<void> {
  const database = await freshDatabase();
  const twilio = await startTwilioLedger();
  const start = () => startService({ mongodbUri: database.uri, twilioUrl: twilio.url });
  const judged = judge(database, twilio);
  let service = await start();
  try {
    const shoppers = await addShoppers(database, kills.length);
    for (const [n, nth] of kills.entries()) {
      const shopper = shoppers[n] as Shopper;
      await service.killAt(point, nth);
      const replaced = service.ended.then(async (how) => {
        expect(how).toBe('SIGKILL');
        service = await start();
      });
      await askForRefund(
        () => service,
        shopper,
        (count) =>
          eventually(
            `answer ${count} to ${shopper.phone} after ${point}, ${nth}`,
            () => twilio.sentTo(shopper.phone).length >= count,
            25_000,
          ),
      );
      await replaced;
      await expectOneRefund(judged, shopper, twilio.sentTo(shopper.phone));
    }
    expect(judged.sentTwice()).toEqual([]);
  } finally {
    await service.stop();
    await twilio.close();
    await database.drop();
  }
}

async function askForRefund(
  service: () => Service,
  { phone, order }: Shopper,
  answered: (count: number) => Promise<void>,
): Promise<void> {
  for (const [n, body] of [`refund for ${order}`, 'both', 'broken', 'yes'].entries()) {
    await deliver(() => service().url, { from: phone, body });
    await answered(n + 1);
  }
}

async function expectOneRefund(
  judged: Judge,
  { phone, order }: Shopper,
  sent: readonly { readonly body: string }[],
): Promise<void> {
  await judged.quiet();
  const [refund, ...more] = await judged.refunds(order);
  expect(more).toEqual([]);
  expect(refund?.amount).toEqual({ minor: 3400, currency: 'USD' });
  expect(sent.map(({ body }) => body)).toEqual([
    expect.stringContaining('How many'),
    expect.stringContaining('What is the reason?'),
    expect.stringContaining('I can refund $34.00'),
    expect.stringContaining(`Your reference is ${refund?.reference}.`),
  ]);
  const stream = await judged.conversationOf(phone);
  const consumed = (await judged.turns(stream)).flatMap(({ consumes }) => consumes);
  expect(new Set(consumed).size).toBe(consumed.length);
  for (const { _id } of await judged.messages(stream)) expect(consumed).toContain(_id);
}
