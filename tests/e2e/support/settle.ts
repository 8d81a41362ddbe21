import type { Page } from '@playwright/test';

/**
 * Waits until the title and the fonts are there and no part of the page is a placeholder any more. A page with a live
 * connection is never idle, so that is not asked.
 */
export async function settle(page: Page): Promise<void> {
  await page.waitForLoadState('load');
  await page.evaluate(() => document.fonts.ready);
  await page.waitForFunction(() => document.title !== '');
  await page.waitForFunction(() =>
    [...document.querySelectorAll('[role="status"]')].every(
      (status) => !(status.ariaLabel ?? status.textContent)?.trim().startsWith('Loading'),
    ),
  );
}
