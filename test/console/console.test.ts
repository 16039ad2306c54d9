import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createConsoleRouter } from '../../src/console/console.ts';
import type { Decide } from '../../src/conversation/dialog-turn.ts';
import { type Browser, noBrowser, openBrowser } from '../support/browser.ts';
import { type FreshDatabase, freshDatabase } from '../support/database.ts';
import { decision, echo, eventually, said } from '../support/kernel.ts';
import { shopOfOneOrder } from '../transcripts/one-order.ts';
import { ADMIN, startWorld, TOKEN, type World } from './world.ts';

const EVIL = '<img src=x onerror="window.stolen=1"><script>window.stolen=1</script>';

/** Answers with all that a bubble can show. */
const generous: Decide = async (turn) => {
  const plain = await echo(turn);
  if (plain.effects.length > 0 || turn.results.length > 0) return plain;
  const [message] = decision(turn, ['Shall I send $5.00 back to your Visa?']).messages;
  if (!message) throw new Error('no message');
  const card = { title: 'Order R-1', lines: [{ label: 'Mug, sand', value: '$5.00' }] };
  const choices = [
    { id: 'yes', label: 'Yes, refund it' },
    { id: 'no', label: 'No' },
  ];
  return {
    ...plain,
    messages: [{ ...message, reply: { ...message.reply, card, choices } }],
    why: {
      step: 'refund/confirm',
      policy: [{ rule: 'refund.window', decision: 'allowed', words: `Within 30 days ${EVIL}` }],
    },
  };
};

async function consoleWorld(database: FreshDatabase, admin: typeof ADMIN | undefined = ADMIN) {
  const options = { commerce: shopOfOneOrder(), decide: generous };
  return startWorld(database, options, (http, shared) => {
    const shopName = 'Lantern & Loom';
    http.use('/console', createConsoleRouter({ ...shared, shopName, ...(admin ? { admin } : {}) }));
  });
}

async function talk(world: World): Promise<void> {
  const evil = said(`My mug came broken ${EVIL}`);
  await world.intake.receive({ ...evil, from: { id: '+15550101', name: `Emma ${EVIL}` } });
  await eventually('the first answer', () => world.sms.posted.length === 1);
  await world.intake.receive(said('yes'));
  await eventually('the refund is told', () => world.sms.posted.length === 3);
  const id = world.sms.posted[0]?.id;
  if (!id) throw new Error('nothing was sent');
  await world.intake.receipt({ messageId: id, providerId: 'SM1', status: 'read' });
  const last = world.sms.posted[2]?.id ?? id;
  const failed = { status: 'undelivered', errorCode: '30003' };
  await world.intake.receipt({ messageId: last, providerId: 'SM3', ...failed });
  await world.log.insert({
    _id: `${world.conversation}:note`,
    kind: 'note',
    stream: world.conversation,
    by: { id: 'U1', name: 'Mia' },
    text: `Called her ${EVIL}`,
  });
  await world.intake.receive(said('Where is my parcel?', { from: '+15550102' }));
  await eventually('the other is answered', () => world.sms.posted.length === 4);
  await world.projector.idle();
}

describe('signing in to the console', () => {
  let database: FreshDatabase;
  let world: World;

  beforeAll(async () => {
    database = await freshDatabase();
    world = await consoleWorld(database);
  });
  afterAll(async () => {
    await world.stop();
    await database.drop();
  });

  const get = (path: string, cookie = '') =>
    fetch(`${world.url}/console${path}`, { redirect: 'manual', headers: { Cookie: cookie } });
  const post = (path: string, form: Record<string, string>, headers: Record<string, string> = {}) =>
    fetch(`${world.url}/console${path}`, {
      method: 'POST',
      redirect: 'manual',
      headers,
      body: new URLSearchParams(form),
    });
  const cookieOf = (answer: Response) => answer.headers.get('set-cookie')?.split(';')[0] ?? '';
  const signIn = async () => cookieOf(await post('/sign-in', ADMIN));
  const csrfOf = async (cookie: string) =>
    /name="csrf" value="([^"]+)"/.exec(await (await get('/switches', cookie)).text())?.[1] ?? '';

  it('shows nothing to who is not signed in, and leads back afterwards', async () => {
    for (const path of ['/conversations', '/conversations/x', '/cases', '/switches', '/']) {
      const answer = await get(path);
      expect(answer.status, path).toBe(303);
      expect(answer.headers.get('location')).toMatch(/^\/console\/sign-in\?next=/);
    }
    const elsewhere = await post('/sign-in', { ...ADMIN, next: 'https://evil.example/' });
    expect(elsewhere.headers.get('location')).toBe('/console/conversations');
    const back = await post('/sign-in', { ...ADMIN, next: '/console/cases?state=dead' });
    expect(back.headers.get('location')).toBe('/console/cases?state=dead');
  });

  it('keeps the session in a cookie that no script reads, under a new id each time', async () => {
    const answer = await post('/sign-in', ADMIN);
    expect(answer.headers.get('set-cookie')).toMatch(/; HttpOnly; SameSite=Lax/);
    const first = cookieOf(answer);
    const second = cookieOf(await post('/sign-in', ADMIN, { Cookie: first }));
    expect(second).not.toBe(first);
    expect((await get('/conversations', second)).status).toBe(200);
    expect((await get('/conversations', first)).status).toBe(303);
    expect((await get('/conversations', `${second}x`)).status).toBe(303);
    const api = await fetch(`${world.url}/api/v1/switches`, { headers: { Cookie: second } });
    expect(api.status).toBe(200);
  });

  it('ends a session for good when somebody signs out', async () => {
    const cookie = await signIn();
    expect((await post('/sign-out', { csrf: 'wrong' }, { Cookie: cookie })).status).toBe(403);
    const csrf = await csrfOf(cookie);
    expect((await post('/sign-out', { csrf }, { Cookie: cookie })).status).toBe(303);
    expect((await get('/conversations', cookie)).status).toBe(303);
  });

  it('takes no form that is not its own', async () => {
    const cookie = await signIn();
    const change = { botPaused: 'on', reason: 'mischief' };
    expect((await post('/switches', change, { Cookie: cookie })).status).toBe(403);
    const forged = { ...change, csrf: await csrfOf(cookie) };
    const crossSite = { Cookie: cookie, 'Sec-Fetch-Site': 'cross-site' };
    expect((await post('/switches', forged, crossSite)).status).toBe(403);
    const another = await csrfOf(await signIn());
    expect((await post('/switches', { ...change, csrf: another }, { Cookie: cookie })).status).toBe(
      403,
    );
    expect((await world.switches.load()).botPaused).toBe(false);
  });

  it('sends headers that leave a page nothing to load but our own', async () => {
    const { headers } = await get('/sign-in');
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toContain('unsafe');
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    const css = await get('/assets/console.css');
    expect(css.headers.get('content-type')).toContain('text/css');
  });

  it('refuses a sixth try within a minute', async () => {
    const statuses: number[] = [];
    for (let n = 0; n < 7; n += 1) {
      statuses.push((await post('/sign-in', { ...ADMIN, password: `guess ${n}` })).status);
    }
    // The minute may turn in between.
    expect(statuses.filter((status) => status === 401).length).toBeGreaterThanOrEqual(5);
    expect(statuses).toContain(429);
    const right = await post('/sign-in', ADMIN);
    expect([429, 303]).toContain(right.status);
  });

  it('says what to set where there is no administrator', async () => {
    const bare = await startWorld(database, {}, (http, shared) => {
      http.use('/console', createConsoleRouter({ ...shared, shopName: 'Bare' }));
    });
    const answer = await fetch(`${bare.url}/console/sign-in`);
    expect(await answer.text()).toContain('CONSOLE_ADMIN_EMAIL');
    await bare.stop();
  });
});

describe.skipIf(noBrowser)('the console’s pages', () => {
  let database: FreshDatabase;
  let world: World;
  let browser: Browser;
  let page: Page;
  let faults: string[];

  beforeAll(async () => {
    database = await freshDatabase();
    world = await consoleWorld(database);
    browser = await openBrowser();
    ({ page, faults } = browser);
  });
  afterAll(async () => {
    await browser.close();
    await world.stop();
    await database.drop();
  });

  /** For people to look at, where SHOTS names a folder. */
  const shot = async (name: string) => {
    const folder = process.env['SHOTS'];
    if (folder) await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true });
  };

  it('a supervisor signs in and is told what will appear', async () => {
    await page.goto(`${world.url}/console`);
    await shot('sign-in');
    await page.getByLabel('E-mail').fill(ADMIN.email);
    await page.getByLabel('Password').fill(ADMIN.password);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByText('No conversations yet').waitFor();
    await shot('empty');
  });

  it('reads a transcript: who said what, whether it arrived, and why', async () => {
    await talk(world);
    await page.goto(`${world.url}/console/conversations`);
    await shot('conversations');
    await page.getByLabel('Search', { exact: true }).fill('broken');
    await page.getByRole('button', { name: 'Search' }).click();
    await page.getByRole('link', { name: /Emma/ }).click();
    await page.getByText('✓✓ Read').waitFor();
    await page.getByText('Not delivered (30003)').waitFor();
    await page.getByText('Yes, refund it').waitFor();
    await page.getByText('Reference RF-1').first().waitFor();
    const why = page.locator('.why').first();
    expect(await why.getByText('refund/confirm').isVisible()).toBe(false);
    await why.getByText('Why').click();
    await why.getByText('refund/confirm').waitFor();
    await why.getByText('allowed: Within 30 days').waitFor();
    await shot('transcript');
  });

  it('shows what an attacker wrote as the text it is', async () => {
    await page.locator('.bubble', { hasText: `My mug came broken ${EVIL}` }).waitFor();
    await page.locator('h1', { hasText: EVIL }).waitFor();
    await page.locator('.note', { hasText: `Called her ${EVIL}` }).waitFor();
    await page.goto(`${world.url}/console/conversations?text=${encodeURIComponent(`"${EVIL}`)}`);
    expect(await page.getByLabel('Search', { exact: true }).inputValue()).toBe(`"${EVIL}`);
    await page.getByText('Nothing matches').waitFor();
    expect(await page.evaluate('window.stolen')).toBeUndefined();
    expect(faults).toEqual([]);
  });

  it('lists the refund with its rule and reference', async () => {
    await page.getByRole('link', { name: 'Cases' }).click();
    await page.getByRole('cell', { name: 'RF-1' }).waitFor();
    await page.getByRole('cell', { name: '$5.00' }).waitFor();
    await shot('cases');
    await page.getByLabel('State').selectOption('dead');
    await page.getByRole('button', { name: 'Filter' }).click();
    await page.getByText('Nothing matches').waitFor();
  });

  it('pauses the assistant for a reason, and a colleague’s change in between stays', async () => {
    await page.getByRole('link', { name: 'Switches' }).click();
    await world.switches.set({ moneyPaused: true }, 'noor@shop.example', 'The bank is down');
    await page.getByLabel('Pause the assistant').check();
    await page.getByLabel('Reason').fill('The shop is moving house');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Saved.').waitFor();
    await page.getByText('The assistant is paused: every message').waitFor();
    await page.getByText('The shop is moving house').waitFor();
    await shot('switches');
    const { botPaused, moneyPaused } = await world.switches.load();
    expect({ botPaused, moneyPaused }).toEqual({ botPaused: true, moneyPaused: true });
    const none = { botPaused: false, moneyPaused: false };
    await world.switches.set(none, 'noor@shop.example', 'All is well');
  });

  it('fits a telephone, in the dark', async () => {
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.setViewportSize({ width: 360, height: 740 });
    const paths = ['conversations', `conversations/${world.conversation}`, 'cases', 'switches'];
    for (const path of paths) {
      await page.goto(`${world.url}/console/${path}`);
      await shot(`narrow-${path.replace(/\W.*/, path.length > 20 ? '-one' : '')}`);
      const wider = 'document.documentElement.scrollWidth > document.documentElement.clientWidth';
      expect(await page.evaluate(wider), path).toBe(false);
    }
  });

  it('says so when there is no such conversation, or a filter can not be read', async () => {
    faults.length = 0;
    await page.goto(`${world.url}/console/conversations/sms_nobody`);
    await page.getByText('There is no conversation of that id.').waitFor();
    await page.goto(`${world.url}/console/conversations?status=open`);
    await page.getByText('status must be one of').waitFor();
  });

  it('is of no use to the API token alone', async () => {
    const answer = await fetch(`${world.url}/console/conversations`, {
      redirect: 'manual',
      headers: { Authorization: `Bearer ${TOKEN}` },
    });
    expect(answer.status).toBe(303);
  });
});
