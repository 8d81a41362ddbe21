import type { Page } from '@playwright/test';
import { expect, test } from './support/test';

const scripts = '**/_next/static/chunks/**';

/** From now on the server has no script that this page has not loaded yet, as after a deployment. Returns how to end it. */
async function deploy(page: Page): Promise<void> {
  await page.waitForLoadState('load');
  const loaded = await page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name));
  await page.route(scripts, (route) =>
    loaded.includes(route.request().url()) ? route.continue() : route.fulfill({ status: 404, body: 'gone' }),
  );
}

function countLoads(page: Page): () => number {
  let loads = 0;
  page.on('load', () => loads++);
  return () => loads;
}

test('a page that a deployment made stale reloads once, and works', async ({ page, expectConsole }) => {
  expectConsole(/status of 404/);
  expectConsole(/ChunkLoadError/);
  await page.goto('/');
  await deploy(page);
  const loads = countLoads(page);
  await page.route('**/sign-in', async (route) => {
    if (route.request().resourceType() === 'document') await page.unroute(scripts);
    await route.continue();
  });
  await page.getByRole('link', { name: 'Sign in' }).first().click();
  await expect.poll(loads).toBe(1);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(page.getByText('Part of this page couldn’t be loaded')).toBeHidden();
  expect(loads()).toBe(1);
});

test('a page whose scripts stay away is reloaded once, then says so', async ({ page, expectConsole }) => {
  expectConsole(/status of 404/);
  expectConsole(/ChunkLoadError/);
  await page.goto('/');
  await deploy(page);
  const loads = countLoads(page);
  await page.getByRole('link', { name: 'Sign in' }).first().click();
  const note = page.getByText('Part of this page couldn’t be loaded. Check your connection, then');
  await expect(note).toBeVisible();
  // The note may be there before the reloaded page has loaded all else.
  await expect.poll(loads).toBe(1);
  await page.waitForLoadState('networkidle');
  expect(loads()).toBe(1);

  await page.unroute(scripts);
  await page.getByRole('button', { name: 'reload the page' }).click();
  await expect(page.getByLabel('Password')).toBeVisible();
  await expect(note).toBeHidden();
});

test('where a browser stores nothing, the page says so and does not reload in a loop', async ({
  page,
  expectConsole,
}) => {
  expectConsole(/status of 404/);
  expectConsole(/ChunkLoadError/);
  await page.addInitScript(() => {
    Object.defineProperty(window, 'sessionStorage', {
      get: () => {
        throw new DOMException('The operation is insecure.', 'SecurityError');
      },
    });
  });
  await page.goto('/');
  await deploy(page);
  const loads = countLoads(page);
  await page.getByRole('link', { name: 'Sign in' }).first().click();
  await expect(
    page.getByText('Part of this page couldn’t be loaded. Check your connection, then'),
  ).toBeVisible();
  expect(loads()).toBe(0);
});
