import { signInAs } from './support/sign-in';
import { expect, test } from './support/test';

// A form that shows what would happen while one types: what was refused before is not what stands there now.
const lastDay = new Date(Date.now() + 40 * 86_400_000).toISOString().slice(0, 10);

test('a refusal is gone as soon as what was entered is another', async ({
  page,
  context,
  baseURL,
  expectConsole,
}) => {
  expectConsole(/ERR_FAILED/);
  await signInAs(context, 'ADMIN', baseURL ?? '');
  await page.route(/admin\.(trainers\.addTimeOff|absences\.mark)/, (route) => route.abort());
  await page.goto('/admin/trainers');
  await page.getByRole('table').getByRole('link').first().click();
  await page.waitForURL(/\/admin\/trainers\/[^/]+$/);
  const refusal = page.getByText('Caravan could not be reached. Try again.', { exact: true });

  await test.step('time off', async () => {
    await page.getByRole('button', { name: 'Add time off' }).click();
    await page.getByRole('button', { name: 'Save time off' }).click();
    await expect(refusal).toBeVisible();
    await page.getByLabel('Reason').fill('Holiday');
    await expect(refusal).toBeVisible();
    await page.getByLabel('Last day').fill(lastDay);
    await expect(refusal).toHaveCount(0);
    await page.getByRole('button', { name: 'Cancel' }).click();
  });

  await test.step('marked away', async () => {
    await page.getByRole('button', { name: 'Mark away…' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Reason').fill('Broke a leg');
    await dialog.getByRole('button', { name: /is away/ }).click();
    await expect(refusal).toBeVisible();
    await dialog.getByLabel('Last day').fill(lastDay);
    await expect(refusal).toHaveCount(0);
  });
});
