import type { Page } from '@playwright/test';
import { signInAs } from './support/sign-in';
import { expect, test } from './support/test';

/** Whether what has the focus is drawn with an outline or a ring, as keyboards need it. */
const hasVisibleFocus = (page: Page) =>
  page.evaluate(() => {
    const { activeElement } = document;
    if (!activeElement || activeElement === document.body) return false;
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(activeElement);
    return (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) > 0) || boxShadow !== 'none';
  });

for (const { path, as } of [
  { path: '/', as: null },
  { path: '/purchases', as: 'STUDENT' },
  { path: '/admin/purchases', as: 'ADMIN' },
] as const) {
  test(`on ${path} the first Tab offers to skip to the content, and Enter does`, async ({
    page,
    context,
    baseURL,
  }) => {
    if (as) await signInAs(context, as, baseURL ?? '');
    await page.goto(path);
    await page.keyboard.press('Tab');
    const skip = page.getByRole('link', { name: 'Skip to the content' });
    await expect(skip).toBeFocused();
    await expect(skip).toBeInViewport();
    expect(await hasVisibleFocus(page)).toBe(true);

    await page.keyboard.press('Enter');
    await expect(page.locator('main')).toBeFocused();
    await page.keyboard.press('Tab');
    const isInside = await page.evaluate(() => Boolean(document.activeElement?.closest('main, footer')));
    expect(isInside, 'the next Tab goes on inside the content').toBe(true);
    expect(await hasVisibleFocus(page)).toBe(true);
  });
}

test('whatever Tab reaches on the catalogue is drawn as having the focus', async ({ page }) => {
  await page.goto('/');
  for (let presses = 0; presses < 25; presses++) {
    await page.keyboard.press('Tab');
    const what = await page.evaluate(() => document.activeElement?.outerHTML.slice(0, 120));
    expect(await hasVisibleFocus(page), what).toBe(true);
  }
});
