import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type App, createApp } from '../../src/app.ts';
import { createDemoShop } from '../../src/commerce/demo-shop.ts';
import { loadConfig } from '../../src/config.ts';
import type { OrderId } from '../../src/conversation/ids.ts';
import { type Listening, listen } from '../../src/http/server.ts';
import { type Browser, noBrowser, openBrowser } from '../support/browser.ts';
import { type FreshDatabase, freshDatabase } from '../support/database.ts';
import { quick } from '../support/kernel.ts';

const silent = { debug() {}, info() {}, warn() {}, error() {} };

/** The simulator calls the service's own port, so it has to be known before the start. */
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

describe.skipIf(noBrowser)('the demo, as a newcomer sees it in a browser', () => {
  let database: FreshDatabase;
  let app: App;
  let server: Listening;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    database = await freshDatabase();
    const port = await freePort();
    app = await createApp({
      config: loadConfig({ PORT: String(port), MONGODB_URI: database.uri }),
      connection: database.connection,
      logger: silent,
      timing: quick,
    });
    server = await listen(app.http, port, '127.0.0.1');
    await app.start();
    browser = await openBrowser({ reducedMotion: 'reduce' });
    page = browser.page;
    page.setDefaultTimeout(8_000);
    await page.goto(`http://127.0.0.1:${port}/`);
    await page.waitForSelector('body[data-loaded]');
  });
  afterAll(async () => {
    await browser.close();
    await app.stop(2_000);
    await server.close(500);
    await database.drop();
  });

  const bubble = (text: string | RegExp) => page.locator('#chat .bubble', { hasText: text }).last();
  const write = async (text: string) => {
    await page.fill('#composer-text', text);
    await page.press('#composer-text', 'Enter');
  };
  const hold = (name: RegExp) => page.getByRole('button', { name }).first().click();

  test('a refund by SMS, from the first words to the reference', async () => {
    await hold(/Ana Moreno/);
    await write('hi, refund for R-1001 please, both mugs came broken');
    await bubble(/automated assistant of Demo shop/).waitFor();
    await write('2');
    await bubble(/\$34\.00 for 2 x Blue stoneware mug/).waitFor();
    await write('YES');
    await bubble(/Your reference is RF-/).waitFor();
    const shop = createDemoShop({
      connection: database.connection,
      clock: { now: () => new Date() },
    });
    const booked = await shop.refundsOf('R-1001' as OrderId);
    expect(booked.map(({ amount }) => amount.minor)).toEqual([34_00]);
  });

  test('a cancellation on WhatsApp by taps', async () => {
    await hold(/Yuki Tanaka/);
    await page.locator('#apps').getByRole('button', { name: 'WhatsApp' }).click();
    await write('please cancel R-1015');
    await page.locator('.quick-reply').getByRole('button', { name: 'Yes, cancel it' }).click();
    await bubble(/Your reference is CX-/).waitFor();
  });

  test('a person is asked for, claims the card, answers in its thread, and gives back', async () => {
    await page.locator('#apps').getByRole('button', { name: 'Messages' }).click();
    await hold(/Oliver Grant/);
    await write('let me speak to a human');
    await bubble(/passed this to a colleague/).waitFor();
    const thread = page.locator('.thread', { hasText: 'Oliver Grant' });
    await thread.getByRole('button', { name: 'Claim' }).click();
    await bubble(/is here now and will answer you/).waitFor();
    await write('it is about my sofa');
    await thread.getByText('it is about my sofa').waitFor();
    await thread.getByLabel('Reply in thread').fill('I will have a look at your sofa');
    await thread.getByRole('button', { name: 'Reply' }).click();
    await bubble('I will have a look at your sofa').waitFor();
    await thread.getByRole('button', { name: 'Give back' }).click();
    await bubble(/automated assistant again/).waitFor();
  });

  test('a colleague asks about an order in a direct message', async () => {
    await page.getByRole('tab', { name: /Ask/ }).click();
    await page.fill('#desk-text', 'Where is R-1003?');
    await page.press('#desk-text', 'Enter');
    await page.getByText('For Ana Moreno (C-01):').waitFor();
    await page.getByText('UPS 1003-5550-01').waitFor();
  });

  test('nothing in the page went wrong', () => {
    expect(browser.faults).toEqual([]);
  });
});
