import { checkOut, chooseAPlan, choosePreferredTimes, expectBooked, pay, timeCell } from './support/buy';
import { chargesOf } from './support/charges';
import { openPayment } from './support/open-payment';
import { expect, test } from './support/test';

test('a declined card is told, charges nothing, and the next try succeeds', async ({ page }) => {
  await openPayment(page);
  await pay(page, 'Declined');
  await expect(page.getByText(/declined: insufficient funds/)).toBeVisible();
  await pay(page);
  await expectBooked(page);
});

test('a student whose card was declined and who goes back reads so, and can try again', async ({ page }) => {
  await checkOut(page);
  await pay(page, 'Declined');
  await expect(page.getByText(/declined: insufficient funds/)).toBeVisible();
  await page.getByRole('link', { name: 'Cancel and go back' }).click();
  await expect(page.getByText('Your payment was declined.')).toBeVisible();
  await page.getByRole('button', { name: /Continue to payment/ }).click();
  await pay(page);
  await expectBooked(page);
});

test('a student who pays in one tab and goes back in another is not told that nothing was charged', async ({
  page,
}) => {
  await checkOut(page);
  const other = await page.context().newPage();
  await other.goto(page.url());
  await pay(other, 'Paid, webhook lost');
  await expectBooked(other);
  await page.goBack();
  await expect(page.getByRole('button', { name: /Continue to payment/ })).toBeVisible();
  await expect(page.getByText('Nothing was charged, and your choices are kept.')).toBeHidden();
});

test('a student who abandons the payment is told so, keeps every choice, and can still pay', async ({
  page,
}) => {
  await checkOut(page);
  await page.getByRole('link', { name: 'Cancel and go back' }).click();
  await expect(page.getByText('You haven’t paid yet.')).toBeVisible();
  await expect(timeCell(page, 'Monday 18:00')).toHaveAttribute('aria-pressed', 'true');
  await page.getByRole('button', { name: /Continue to payment/ }).click();
  await pay(page);
  await expectBooked(page);
});

test('a checkout that another tab ended is no refusal: the next click goes to its own payment page', async ({
  page,
  context,
  expectConsole,
}) => {
  expectConsole(/status of 409/);
  await checkOut(page);
  const first = page.url();
  const other = await context.newPage();
  await chooseAPlan(other);
  await choosePreferredTimes(other);
  await other.getByRole('button', { name: /Continue to payment/ }).click();
  await expect(other.getByText('Test mode')).toBeVisible();

  await page.goBack();
  await page.getByRole('button', { name: /Continue to payment/ }).click();
  await expect(page.getByText('Test mode')).toBeVisible();
  expect(page.url()).not.toBe(first);
});

test('a reload during checkout loses no choice', async ({ page }) => {
  await chooseAPlan(page);
  await choosePreferredTimes(page);
  await page.reload();
  await expect(timeCell(page, 'Friday 18:00')).toHaveAttribute('aria-pressed', 'true');
});

test('without its webhook the payment is found out by asking the provider', async ({ page }) => {
  await openPayment(page);
  await pay(page, 'Paid, webhook lost');
  await expectBooked(page);
});

test('a webhook that comes twice is one purchase', async ({ page }) => {
  await openPayment(page);
  await pay(page, 'Paid, webhook twice');
  await expectBooked(page);
  await page.goto('/purchases');
  await expect(page.locator('main a[href^="/purchases/"]')).toHaveCount(1);
});

test('a late webhook is not waited for', async ({ page }) => {
  await openPayment(page);
  await pay(page, 'Paid, webhook late');
  await expectBooked(page);
});

test('paying in two tabs charges once: the second is told so', async ({ page, context }) => {
  const { email } = await openPayment(page);
  const second = await context.newPage();
  await second.goto(page.url());
  await pay(page);
  await expectBooked(page);
  await pay(second);
  await expect(second.getByText(/charged again/)).toBeVisible();
  expect(await chargesOf(email)).toEqual({ taken: 1, paidPurchases: 1 });
});

test('going back from the payment page keeps every choice, and paying after all charges once', async ({
  page,
}) => {
  const { email } = await checkOut(page);
  const payPage = page.url();
  await page.goBack();
  await expect(timeCell(page, 'Friday 18:00')).toHaveAttribute('aria-pressed', 'true');
  await page.getByRole('button', { name: /Continue to payment/ }).click();
  await expect(page.getByText('Test mode')).toBeVisible();
  expect(page.url(), 'the same checkout, not another one').toBe(payPage);
  await pay(page);
  await expectBooked(page);

  await page.goto(payPage);
  await expect(page.getByRole('button', { name: 'Pay now' })).toHaveCount(0);
  expect(await chargesOf(email)).toEqual({ taken: 1, paidPurchases: 1 });
});

test('going back after paying does not offer to pay again', async ({ page }) => {
  const { email } = await checkOut(page);
  await pay(page);
  await expectBooked(page);
  for (let steps = 0; steps < 2; steps++) await page.goBack();
  const again = page.getByRole('button', { name: 'Pay now' });
  if (await again.isVisible()) {
    await again.click();
    await expect(page.getByText(/charged again/)).toBeVisible();
  }
  expect(await chargesOf(email)).toEqual({ taken: 1, paidPurchases: 1 });
});

test("a student cannot open another student's purchase, nor the console", async ({
  page,
  browser,
  expectConsole,
}) => {
  expectConsole(/status of 404/);
  await openPayment(page);
  await pay(page);
  await expectBooked(page);

  const context = await browser.newContext();
  const stranger = await context.newPage();
  await openPayment(stranger);
  const peek = await stranger.goto(page.url());
  expect(peek?.status()).toBe(404);
  await stranger.goto('/admin/purchases');
  await expect(stranger.getByRole('heading', { name: 'The console is for staff' })).toBeVisible();
  await context.close();
});

test('the live connection alone moves the page: nobody asks the provider, nothing polls or reloads', async ({
  page,
  expectConsole,
}) => {
  expectConsole(/ERR_FAILED/);
  await page.route(/\/api\/trpc\/checkout\.verifyReturn/, (route) => route.abort());
  await openPayment(page);
  await pay(page, 'Paid, webhook late');
  await page.waitForURL(/\/purchases\//);
  let loads = 0;
  page.on('load', () => loads++);
  await page.evaluate(() => {
    const look = () => {
      if (document.querySelector('main')?.textContent.includes('No live connection'))
        document.body.dataset.polled = 'yes';
    };
    new MutationObserver(look).observe(document.body, {
      subtree: true,
      childList: true,
      characterData: true,
    });
    look();
  });
  await expectBooked(page);
  expect(await page.evaluate(() => document.body.dataset.polled)).toBeUndefined();
  expect(loads).toBe(0);
});

test('without a live connection the page says so, and still moves', async ({ page, expectConsole }) => {
  expectConsole(/ERR_FAILED/);
  await page.route(/\/api\/trpc\/live\./, (route) => route.abort());
  // Nobody asks the provider either, so that only the late webhook brings the news.
  await page.route(/\/api\/trpc\/checkout\.verifyReturn/, (route) => route.abort());
  await openPayment(page);
  await pay(page, 'Paid, webhook late');
  await expect(page.getByText('No live connection')).toBeVisible();
  await expectBooked(page);
});
