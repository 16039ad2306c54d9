import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Browser, noBrowser, openBrowser } from '../support/browser.ts';
import { freshDatabase } from '../support/database.ts';
import { smallBot } from './small-bot.ts';
import { DESK, SMS_FROM, startWorld, until, WHATSAPP_FROM, type World } from './world.ts';

const EVIL = '<img src=x onerror="window.stolen=1"><script>window.stolen=1</script>';

describe.skipIf(noBrowser)('the simulator’s page', () => {
  let database: Awaited<ReturnType<typeof freshDatabase>>;
  let world: World;
  let browser: Browser;
  let page: Page;
  let faults: string[];

  beforeAll(async () => {
    database = await freshDatabase();
    world = await startWorld(database.connection, smallBot);
    browser = await openBrowser({ reducedMotion: 'reduce' });
    ({ page, faults } = browser);
  });
  afterAll(async () => {
    await browser.close();
    await world.stop();
    await database.drop();
  });
  beforeEach(async () => {
    faults.length = 0;
    delete world.refusing.status;
    await page.setViewportSize({ width: 1280, height: 860 });
    await page.goto(`${world.url}/simulator`);
    await page.evaluate('localStorage.clear()');
    await page.reload();
    await page.waitForSelector('body[data-loaded]');
  });

  const bubble = (text: string) => page.locator('#chat .bubble', { hasText: text });
  const write = async (text: string) => {
    await page.fill('#composer-text', text);
    await page.press('#composer-text', 'Enter');
  };

  test('somebody types a text, sees it, and is answered', async () => {
    await page.getByRole('button', { name: /Lea Brandt/ }).click();
    await page.getByText('Say hello, or tap a suggestion.').waitFor();
    await write('Hello there');
    await bubble('Hello there').waitFor();
    await bubble('automated assistant').waitFor();
    expect(faults).toEqual([]);
  });

  test('a suggestion is one tap', async () => {
    await page
      .locator('.order', { hasText: 'R-1001' })
      .getByRole('button', { name: 'Refund' })
      .click();
    await bubble('I want my money back for R-1001').waitFor();
    await bubble('Reply with a number').waitFor();
  });

  test('on WhatsApp a list entry and a quick reply are tapped, and the ticks turn blue', async () => {
    await page.locator('#apps').getByRole('button', { name: 'WhatsApp' }).click();
    await write('I want a refund');
    await page
      .locator('.list-picker')
      .getByRole('button', { name: /Mug, sand/ })
      .click();
    const yes = page.locator('.quick-reply').getByRole('button', { name: 'Yes, refund it' });
    await yes.click();
    await bubble('Reference RF-7K2M9').waitFor();
    expect(world.texts.at(-1)).toMatchObject({
      ButtonPayload: 'yes',
      ButtonText: 'Yes, refund it',
    });
    expect(await yes.isDisabled()).toBe(true);
    expect(await page.locator('#chat .ticks').last().getAttribute('aria-label')).toBe('Read');
    await until(() => world.receipts.some(({ MessageStatus }) => MessageStatus === 'read'));
  });

  test('a hand-off: a card comes to the desk, is claimed, answered in its thread, and given back', async () => {
    await write('I need a person');
    const thread = page.locator('.thread').last();
    await thread.getByRole('button', { name: 'Claim' }).click();
    await thread.getByText('@Mia').waitFor();
    await thread.getByLabel('Reply in thread').fill('Hello Emma, this is Mia');
    await thread.getByRole('button', { name: 'Reply' }).click();
    await bubble('Mia: Hello Emma, this is Mia').waitFor();
    await thread.getByText('✅').waitFor();
    await thread.getByRole('button', { name: 'Give back' }).click();
    await thread.getByRole('button', { name: 'Claim' }).waitFor();
  });

  test('half-written words in a thread survive what comes in meanwhile', async () => {
    await world.slack.chat.postMessage({ channel: DESK, text: 'A customer waits' });
    const thread = page.locator('.thread', { hasText: 'A customer waits' });
    await thread.getByLabel('Reply in thread').fill('I was just writing');
    await world.slack.chat.postMessage({ channel: DESK, text: 'Another one' });
    await page.locator('.thread', { hasText: 'Another one' }).waitFor();
    expect(await thread.getByLabel('Reply in thread').inputValue()).toBe('I was just writing');
    expect(await page.evaluate('document.activeElement.value')).toBe('I was just writing');
  });

  test('staff ask Redress directly, and a guest sees no customers', async () => {
    await page.getByRole('tab', { name: 'Ask Redress' }).click();
    await page.fill('#desk-text', 'Where is R-1001?');
    await page.press('#desk-text', 'Enter');
    await page.locator('.post', { hasText: 'delivered on 19 November' }).waitFor();
    await page.selectOption('#staff', { label: 'Sam (guest)' });
    await page.getByRole('tab', { name: /support-desk/ }).click();
    await page.getByText('Sam is a guest').waitFor();
    expect(await page.locator('.thread').count()).toBe(0);
  });

  test('a code sent to another phone shows on that person', async () => {
    await world.client.messages.create({
      from: SMS_FROM,
      to: '+15550103',
      body: 'Your code is 123456',
    });
    const aisha = page.locator('.person', { hasText: 'Aisha' });
    await aisha.locator('.badge:visible').waitFor();
    await page.getByText('Aisha Khan got a message.').waitFor();
    await aisha.click();
    await bubble('Your code is 123456').waitFor();
    expect(await aisha.locator('.badge').isVisible()).toBe(false);
  });

  test('a webhook that refuses is told with its status', async () => {
    world.refusing.status = 503;
    await write('Is anybody there');
    await page.locator('.toast.error', { hasText: '503' }).waitFor();
    await page.locator('.note.bad', { hasText: '503' }).waitFor();
  });

  test('what people write is never markup: by text, on WhatsApp, on a card, in a thread', async () => {
    await write(EVIL);
    await world.client.messages.create({ from: SMS_FROM, to: '+15550101', body: `out ${EVIL}` });
    const { ts = '' } = await world.slack.chat.postMessage({
      channel: DESK,
      text: EVIL,
      blocks: [
        {
          type: 'section',
          text: { type: 'mrkdwn', text: `*${EVIL}* <javascript:alert(1)|click>` },
        },
      ],
    });
    await world.act('desk/messages', {
      user: 'U0SIMMIA1',
      channel: DESK,
      threadTs: ts,
      text: EVIL,
    });
    await bubble(`out ${EVIL}`).waitFor();
    await page.locator('.replies .said', { hasText: '<script>' }).waitFor();
    await page.locator('#apps').getByRole('button', { name: 'WhatsApp' }).click();
    await write(EVIL);
    await world.client.messages.create({
      from: `whatsapp:${WHATSAPP_FROM}`,
      to: 'whatsapp:+15550101',
      body: `*${EVIL}*`,
    });
    await page.locator('#chat strong', { hasText: '<img' }).waitFor();
    expect(await page.evaluate('window.stolen')).toBeUndefined();
    expect(
      await page.locator('#chat img[src=x], #desk-scroll img[src=x], main script, main a').count(),
    ).toBe(0);
  });

  test('another page sees the same, and a page that lost the stream catches up', async () => {
    const second = await page.context().newPage();
    await second.goto(`${world.url}/simulator`);
    await second.waitForSelector('body[data-loaded]');
    await world.restart();
    await write('Written after the restart');
    await second.locator('#chat .bubble', { hasText: 'Written after the restart' }).waitFor();
    await second.close();
  });

  test('what another process of the service sends shows at once', async () => {
    const other = await startWorld(database.connection);
    await other.client.messages.create({ from: SMS_FROM, to: '+15550101', body: 'From elsewhere' });
    await bubble('From elsewhere').waitFor();
    await other.stop();
  });

  test.each([1280, 900, 360])('nothing scrolls sideways at %i px', async (width) => {
    await page.setViewportSize({ width, height: 740 });
    await write('x'.repeat(200));
    for (const view of ['phone', 'desk']) {
      const button = page.locator(`.views [data-view=${view}]`);
      if (await button.isVisible()) await button.click();
      const content = await page.evaluate<number>('document.documentElement.scrollWidth');
      expect(content).toBeLessThanOrEqual(width);
      const room = page.locator(view === 'phone' ? '#chat' : '#desk-scroll');
      expect(await room.evaluate((it) => it.scrollWidth - it.clientWidth)).toBe(0);
    }
  });

  test('at 360 px the phone and the desk are two tabs, and both can be used', async () => {
    await page.setViewportSize({ width: 360, height: 740 });
    await page.reload();
    await page.waitForSelector('body[data-loaded]');
    await write('A person, please');
    await bubble('passing you to a colleague').last().waitFor();
    expect(await page.locator('#desk-panel').isVisible()).toBe(false);
    await page.locator('.views').getByRole('button', { name: /Desk/ }).click();
    await page.locator('.thread').last().getByRole('button', { name: 'Claim' }).click();
    await page.locator('.thread').last().getByText('Claimed by').waitFor();
  });

  test('everything is reached by keyboard and has a name', async () => {
    const unnamed: string[] = [];
    for (const control of await page.locator('button, textarea, select, a').all()) {
      if (!(await control.isVisible())) continue;
      const tree = await control.ariaSnapshot();
      if (!tree.includes('"')) unnamed.push(tree);
    }
    expect(unnamed).toEqual([]);
    await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement.className')).toBe('skip');
    await page.keyboard.press('Enter');
    expect(await page.evaluate('document.activeElement.id')).toBe('composer-text');
  });
});
