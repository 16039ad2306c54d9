import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Page } from 'playwright-core';

const CHROMIUM = '/usr/bin/chromium';

export const noBrowser = !existsSync(CHROMIUM);
if (noBrowser) console.warn(`skipped: tests of pages need ${CHROMIUM}, which is not installed`);

export interface Browser {
  readonly page: Page;
  /** What went wrong in the page, in its own words. */
  readonly faults: string[];
  close(): Promise<void>;
}

/** A real Chromium with a profile of its own. */
export async function openBrowser(
  options: { readonly reducedMotion?: 'reduce' } = {},
): Promise<Browser> {
  const profile = await mkdtemp(join(tmpdir(), 'redress-browser-'));
  const browser = await chromium.launchPersistentContext(profile, {
    ...options,
    executablePath: CHROMIUM,
    args: [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
  const page = await browser.newPage();
  page.setDefaultTimeout(5_000);
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (line) => line.type() === 'error' && faults.push(line.text()));
  return {
    page,
    faults,
    async close() {
      await browser.close();
      await rm(profile, { recursive: true, force: true });
    },
  };
}
