import { expect, test } from '@playwright/test';
import {
  aNewStudent,
  checkOut,
  chooseAPlan,
  chooseHours,
  expectBooked,
  goToPayment,
  pay,
} from './support/buy';

test('a declined card is told, charges nothing, and the next try succeeds', async ({ page }) => {
  await checkOut(page);
  await pay(page, 'Declined');
  await expect(page.getByText(/declined: insufficient funds/)).toBeVisible();
  await pay(page);
  await expectBooked(page);
});

test('whoever abandons the payment finds every choice kept, and can pay after all', async ({ page }) => {
  await checkOut(page);
  await page.getByRole('link', { name: 'Abandon and go back' }).click();
  await expect(page.getByRole('button', { name: 'Monday 18:00', exact: true })).toHaveAttribute(
    'aria-pressed',
    'true',
  );
  await page.getByRole('button', { name: /Continue to payment/ }).click();
  await pay(page);
  await expectBooked(page);
});

test('a reload during checkout loses no choice', async ({ page }) => {
  await chooseAPlan(page);
  await chooseHours(page);
  await page.reload();
  await expect(page.getByRole('button', { name: 'Friday 18:00', exact: true })).toHaveAttribute(
    'aria-pressed',
    'true',
  );
});

test('without its webhook the payment is found out by asking the provider', async ({ page }) => {
  await checkOut(page);
  await pay(page, 'Paid, webhook lost');
  await expectBooked(page);
});

test('a webhook that comes twice is one purchase', async ({ page }) => {
  await checkOut(page);
  await pay(page, 'Paid, webhook twice');
  await expectBooked(page);
  await page.goto('/purchases');
  await expect(page.locator('main a[href^="/purchases/"]')).toHaveCount(1);
});

test('a late webhook is not waited for', async ({ page }) => {
  await checkOut(page);
  await pay(page, 'Paid, webhook late');
  await expectBooked(page);
});

test('paying in two tabs charges once: the second is told so', async ({ page, context }) => {
  await checkOut(page);
  const second = await context.newPage();
  await second.goto(page.url());
  await pay(page);
  await expectBooked(page);
  await pay(second);
  await expect(second.getByText(/not charged again/)).toBeVisible();
});

test("a student cannot open another student's purchase, nor the console", async ({ page, browser }) => {
  await checkOut(page);
  await pay(page);
  await expectBooked(page);

  const context = await browser.newContext();
  const stranger = await context.newPage();
  await chooseAPlan(stranger);
  await chooseHours(stranger);
  await goToPayment(stranger, aNewStudent('Mallory Stranger'));
  const peek = await stranger.goto(page.url());
  expect(peek?.status()).toBe(404);
  await stranger.goto('/admin/purchases');
  await expect(stranger.getByRole('heading', { name: 'The console is for staff' })).toBeVisible();
  await context.close();
});

test('without a live connection the page says so, and still moves', async ({ page }) => {
  await page.route(/\/api\/trpc\/live\./, (route) => route.abort());
  // Nobody asks the provider either, so that only the late webhook brings the news.
  await page.route(/\/api\/trpc\/checkout\.verifyReturn/, (route) => route.abort());
  await checkOut(page);
  await pay(page, 'Paid, webhook late');
  await expect(page.getByText('No live connection')).toBeVisible();
  await expectBooked(page);
});
