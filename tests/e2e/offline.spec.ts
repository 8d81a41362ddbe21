import type { Page } from '@playwright/test';
import { expectBooked, pay } from './support/buy';
import { openPayment } from './support/open-payment';
import { signInAs } from './support/sign-in';
import { expect, test } from './support/test';

const isProbe = (url: string) => url.endsWith('/api/health');

/** Takes the network away until the page has tried to update itself, and gives it back. */
async function loseTheNetwork(page: Page): Promise<void> {
  const failed = page.waitForEvent('requestfailed', (request) => isProbe(request.url()));
  await page.context().setOffline(true);
  await failed;
  const updated = page.waitForResponse((response) => response.url().includes('_rsc=') && response.ok());
  await page.context().setOffline(false);
  await updated;
}

test('a student’s page that updates itself outlives a server that is away', async ({
  page,
  expectConsole,
}) => {
  expectConsole(/ERR_FAILED/);
  expectConsole(/ERR_INTERNET_DISCONNECTED/);
  await openPayment(page);
  await pay(page);
  await expectBooked(page);
  await page.route(/\/api\/trpc\/live/, (route) => route.abort());
  await page.reload();
  await expect(page.getByText('No live connection')).toBeVisible();
  await loseTheNetwork(page);
  await expectBooked(page);
});

test('a page of the console outlives a server that is away, with what was typed into it', async ({
  browser,
  baseURL,
  expectConsole,
}) => {
  expectConsole(/ERR_FAILED/);
  expectConsole(/ERR_INTERNET_DISCONNECTED/);
  const context = await browser.newContext({ baseURL });
  await signInAs(context, 'ADMIN', baseURL ?? '');
  const page = await context.newPage();
  await page.route(/\/api\/trpc\/live/, (route) => route.abort());
  await page.goto('/admin/purchases');
  await page.locator('tbody a[data-row]').first().click();
  const note = page.getByLabel('Add a note');
  await note.fill('She called twice');
  await loseTheNetwork(page);
  await expect(note).toHaveValue('She called twice');
});
