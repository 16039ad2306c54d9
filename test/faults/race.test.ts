import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventually } from '../support/kernel.ts';
import { deliver } from './deliver.ts';
import { type Installation, openInstallation } from './installation.ts';
import { addShoppers, type Shopper } from './shoppers.ts';

const ROUNDS = 6;

describe('one order asked for at once by SMS and by WhatsApp', () => {
  let installation: Installation;
  let shoppers: readonly Shopper[];
  beforeAll(async () => {
    installation = await openInstallation(2);
    shoppers = await addShoppers(installation.database, ROUNDS + 1);
  });
  afterAll(() => installation.close());

  const says = (n: number, from: string, body: string) =>
    deliver(() => installation.nth(n).url, { from, body });
  const answered = (address: string, count: number) =>
    eventually(
      `answer ${count} to ${address}: ${JSON.stringify(installation.bodiesTo(address))}`,
      () => installation.bodiesTo(address).length >= count,
      15_000,
    );

  /** Up to the offer of the whole amount, on both. */
  async function bothAreOffered({ phone, order }: Shopper): Promise<readonly string[]> {
    const both = [phone, `whatsapp:${phone}`];
    await Promise.all(
      both.map(async (address, n) => {
        await says(n, address, `refund for ${order}`);
        await answered(address, 1);
        await says(n, address, 'both');
        await answered(address, 2);
        await says(n, address, 'broken');
        await answered(address, 3);
        expect(installation.bodiesTo(address)[2]).toContain('I can refund $34.00');
      }),
    );
    return both;
  }

  it('is refunded once, and each of the two is told what is true', async () => {
    for (const shopper of shoppers.slice(0, ROUNDS)) {
      const both = await bothAreOffered(shopper);
      await Promise.all(both.map((address, n) => says(n, address, 'yes')));
      await Promise.all(both.map((address) => answered(address, 4)));
      await installation.quiet();

      const [refund, ...more] = await installation.refunds(shopper.order);
      expect(more).toEqual([]);
      const answers = both.map((address) => installation.bodiesTo(address)[3] ?? '');
      const [winner, ...winners] = answers.filter((text) => text.includes('Done: $34.00'));
      expect(winners).toEqual([]);
      expect(winner).toContain(`Your reference is ${refund?.reference}.`);
      const [loser] = answers.filter((text) => text !== winner);
      expect(loser).toMatch(/refunded already/);
      expect(loser).not.toContain('Your reference');
      for (const address of both) expect(installation.bodiesTo(address)).toHaveLength(4);
    }
    expect(installation.sentTwice()).toEqual([]);
  });

  it('two copies of the same yes at both processes are one yes', async () => {
    const shopper = shoppers[ROUNDS] as Shopper;
    const [sms = ''] = await bothAreOffered(shopper);
    const sid = `SM${'a'.repeat(32)}`;
    await Promise.all(
      [0, 1, 0, 1].map((n) =>
        deliver(() => installation.nth(n).url, { from: sms, body: 'yes', sid }),
      ),
    );
    await answered(sms, 4);
    await installation.quiet();
    expect(await installation.refunds(shopper.order)).toHaveLength(1);
    expect(installation.bodiesTo(sms)).toHaveLength(4);
  });
});
