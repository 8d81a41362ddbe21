import { aNewStudent, checkOut, chooseAPlan, choosePreferredTimes, expectBooked, pay } from './support/buy';
import { openPayment } from './support/open-payment';
import { signInAs } from './support/sign-in';
import { expect, test } from './support/test';

test('a browser that knows no time zone reads so, and can buy a course and open its schedule', async ({
  baseURL,
  launchIn,
}) => {
  const browser = await launchIn('Foo/Bar');
  const page = await browser.newPage({ baseURL });
  await page.goto('/');
  expect(await page.evaluate(() => Intl.DateTimeFormat().resolvedOptions().timeZone)).toBe('Etc/Unknown');
  await chooseAPlan(page);
  await expect(page.getByText('Your browser doesn’t say which time zone you’re in')).toBeVisible();
  await page.getByLabel('Time zone').selectOption('Europe/Berlin');
  await expect(page.getByText('Your browser doesn’t say which time zone you’re in')).toBeHidden();
  await checkOut(page);
  await pay(page);
  await expectBooked(page);
  await page.goto('/schedule');
  await expect(page.getByRole('heading', { name: 'Schedule' })).toBeVisible();
  await expect(page.getByText(/This device is in/)).toBeHidden();
});

test('a browser that knows no time zone reads the console', async ({ baseURL, launchIn }) => {
  const browser = await launchIn('Foo/Bar');
  const context = await browser.newContext({ baseURL });
  await signInAs(context, 'ADMIN', baseURL ?? '');
  const page = await context.newPage();
  for (const name of [
    '',
    '/purchases',
    '/incidents',
    '/pipeline',
    '/sessions',
    '/trainers',
    '/team',
    '/audit',
  ]) {
    await page.goto(`/admin${name}`);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expect(page.getByText('couldn’t be loaded')).toBeHidden();
  }
  await page.goto('/admin/purchases');
  await page.locator('tbody a[data-row]').first().click();
  await expect(page.getByLabel('Add a note')).toBeVisible();
});

test('where nothing can be kept or copied, a student still buys, and copies the calendar address by hand', async ({
  page,
}) => {
  await page.addInitScript(() => {
    const refuse = () => {
      throw new DOMException('The operation is insecure.', 'SecurityError');
    };
    for (const name of ['localStorage', 'sessionStorage'] as const)
      Object.defineProperty(window, name, { get: refuse });
    Object.defineProperty(navigator, 'clipboard', { value: undefined });
    document.execCommand = () => false;
  });
  await checkOut(page);
  await pay(page);
  await expectBooked(page);
  await page.goto('/schedule');
  await page.getByRole('button', { name: 'Create link' }).click();
  await page.getByRole('button', { name: 'Copy', exact: true }).click();
  await expect(page.getByText(/The link is selected: copy it with/)).toBeVisible();
  const [selected, address] = await page
    .getByLabel('Calendar link')
    .evaluate((field: HTMLInputElement) => [
      field.value.slice(field.selectionStart ?? 0, field.selectionEnd ?? 0),
      field.value,
    ]);
  expect(selected).toBe(address);
});

test('a page without TLS still copies the calendar address', async ({ page }) => {
  await page.addInitScript(() => Object.defineProperty(navigator, 'clipboard', { value: undefined }));
  await openPayment(page);
  await pay(page);
  await expectBooked(page);
  await page.goto('/schedule');
  await page.getByRole('button', { name: 'Create link' }).click();
  await page.getByRole('button', { name: 'Copy', exact: true }).click();
  await expect(page.getByRole('button', { name: 'Copied' })).toBeVisible();
});

test('what was wrong with earlier choices is not said beside the answer to better ones', async ({ page }) => {
  const student = aNewStudent();
  await chooseAPlan(page);
  await page.getByLabel('Your name').fill(student.name);
  await page.getByLabel('Email').fill(student.email);
  await page.getByLabel('Password').fill(student.password);
  await page.getByRole('button', { name: /Continue to payment/ }).click();
  const error = page.getByText('Nothing was charged, and your choices are kept.');
  await expect(error).toBeVisible();
  await choosePreferredTimes(page);
  await expect(page.getByText(/trainers? fits?/)).toBeVisible();
  await expect(error).toBeHidden();
});
