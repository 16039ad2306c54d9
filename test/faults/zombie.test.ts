import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Checkpoint } from '../../src/conversation/intake.ts';
import { eventually } from '../support/kernel.ts';
import { deliver } from './deliver.ts';
import { type Installation, openInstallation } from './installation.ts';
import { addShoppers, type Shopper } from './shoppers.ts';

/** Where it freezes in the turn that hears the yes, or in what follows from it. */
const POINTS: readonly (readonly [Checkpoint, number])[] = [
  ['decide:before', 1],
  ['append:before', 1],
  ['append:after', 1],
  ['effect:before', 1],
  ['effect:after', 1],
  ['result:before', 1],
  ['send:before', 1],
  ['send:after', 1],
];

describe('a process that freezes and wakes up after another has taken over', () => {
  let installation: Installation;
  let shopper: Shopper;
  beforeEach(async () => {
    installation = await openInstallation(1);
    [shopper = { phone: '', order: '' }] = await addShoppers(installation.database, 1);
  });
  afterEach(() => installation.close());

  it.each(POINTS)('at %s: one refund, one answer', async (point, nth) => {
    const { phone, order } = shopper;
    const frozen = installation.nth(0);
    const answers = (count: number) =>
      eventually(`answer ${count}`, () => installation.bodiesTo(phone).length >= count, 15_000);
    await deliver(() => frozen.url, {
      from: phone,
      body: `refund for ${order}, all of it, broken`,
    });
    await answers(1);
    await installation.quiet();

    const other = await installation.start();
    installation.services.push(other);
    // Only one of the two may take the turn, so that it is this one which freezes in it.
    other.process.kill('SIGSTOP');
    await frozen.killAt(point, nth, 'SIGSTOP');
    await deliver(() => frozen.url, { from: phone, body: 'yes' });
    await new Promise((resolve) => setTimeout(resolve, 500));
    const alive = fetch(`${frozen.url}/livez`, { signal: AbortSignal.timeout(300) });
    await expect(alive, 'it is frozen').rejects.toThrow();
    other.process.kill('SIGCONT');
    await answers(2);
    frozen.process.kill('SIGCONT');
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    await installation.quiet();

    const [refund, ...more] = await installation.refunds(order);
    expect(more).toEqual([]);
    const [, done, ...others] = installation.bodiesTo(phone);
    expect(others).toEqual([]);
    expect(done).toContain(`Your reference is ${refund?.reference}.`);
    expect(installation.sentTwice()).toEqual([]);
  });
});
