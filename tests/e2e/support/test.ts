import { type Browser, type BrowserContext, test as base, chromium, expect } from '@playwright/test';
import { launchOptions } from './browser';
import { takeTurn } from './take-turn';

export { expect };

type Fixtures = {
  /** Whether the test breaks what other tests use, so that none may run beside it. */
  isAlone: boolean;
  /** Says that the browser complains like this. Without it, a test in which it complains fails. */
  expectConsole: (like: RegExp) => void;
  /** A separate browser whose clock is in this zone, known or not. It closes when the test is over. */
  launchIn: (zone: string) => Promise<Browser>;
};

/**
 * Playwright's `test`, for pages that do their work in silence: it fails when any page of the test logs an error or a
 * warning, throws, or asks this server for something and does not get it, unless the test expected it; and when what it
 * expected did not come.
 */
export const test = base.extend<Fixtures & { turn: undefined; complaints: string[] }>({
  isAlone: [false, { option: true }],

  turn: [
    async ({ isAlone }, use) => {
      const endTurn = await takeTurn({ isAlone });
      await use(undefined);
      await endTurn();
    },
    { auto: true },
  ],

  complaints: async ({ browser, baseURL }, use) => {
    const complaints: string[] = [];
    const watch = watchWith(complaints, baseURL ?? '');
    browser.on('context', watch);
    await use(complaints);
    browser.off('context', watch);
  },

  expectConsole: [
    async ({ complaints }, use) => {
      const expected: RegExp[] = [];
      await use((like) => expected.push(like));
      expect(
        complaints.filter((words) => !expected.some((like) => like.test(words))),
        'what the browser complained of, and the test did not expect',
      ).toEqual([]);
      expect(
        expected.filter((like) => !complaints.some((words) => like.test(words))),
        'what the test expected the browser to complain of, and it did not',
      ).toEqual([]);
    },
    { auto: true },
  ],

  launchIn: async ({ complaints, baseURL }, use) => {
    const browsers: Browser[] = [];
    await use(async (zone) => {
      const browser = await chromium.launch({
        ...(await launchOptions()),
        env: { ...process.env, TZ: zone },
      });
      browser.on('context', watchWith(complaints, baseURL ?? ''));
      browsers.push(browser);
      return browser;
    });
    for (const browser of browsers) await browser.close();
  },
});

const watchWith = (complaints: string[], baseURL: string) => (context: BrowserContext) => {
  context.on('console', (message) => {
    const { url } = message.location();
    if (['error', 'warning'].includes(message.type())) complaints.push(`${message.text()} (${url})`);
  });
  context.on('weberror', (error) => complaints.push(String(error.error())));
  context.on('requestfailed', (request) => {
    const why = request.failure()?.errorText ?? '';
    // A page that is left gives up what it still asked for.
    if (request.url().startsWith(baseURL) && why !== 'net::ERR_ABORTED')
      complaints.push(`${why} (${request.url()})`);
  });
};
