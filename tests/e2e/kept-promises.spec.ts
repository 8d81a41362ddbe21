import { randomUUID } from 'node:crypto';
import type { Page } from '@playwright/test';
import { apiOf } from './support/api';
import { expectBooked, pay, timeCell } from './support/buy';
import { openCourse } from './support/open-course';
import { openPayment } from './support/open-payment';
import { e2ePlace } from './support/place';
import { signInAs } from './support/sign-in';
import { expect, test } from './support/test';

// The trainers of these courses work from four to nine in the evening, UTC.
test.use({ timezoneId: 'UTC' });

/** Weekday mornings at three: nobody works then. */
const atNight = [1, 2, 3].map((weekday) => ({ weekday, minute: 180 }));

/** A new course, bought for times at which no trainer works, by a student now waiting. */
async function buyInVain(page: Page, admin: Page, name: string) {
  const slug = `${name}-${randomUUID().slice(0, 6)}`;
  const { url } = await e2ePlace();
  await signInAs(admin.context(), 'ADMIN', url);
  await openCourse(await apiOf(admin.context(), url), {
    slug,
    title: `Calm ${slug}`,
    trainer: `Trainer of ${slug}`,
    trainers: 1,
  });
  await openPayment(page, { course: slug, preferredTimes: atNight, acceptsNoTrainer: true });
  await pay(page);
  await expect(page.getByRole('heading', { level: 1 })).toContainText(
    'No trainer is free at your times yet.',
  );
}

test('a student waiting for a trainer chooses new times and is booked', async ({ page, browser }) => {
  const admin = await (await browser.newContext()).newPage();
  await buyInVain(page, admin, 'new-times');
  // As the button of the email does.
  await page.goto(`${page.url()}?open=times`);
  const dialog = page.getByRole('dialog');
  for (const name of ['Monday 18:00', 'Wednesday 18:00']) await timeCell(dialog, name).click();
  await expect(dialog.getByText(/1 trainer fits/)).toBeVisible();
  await dialog.getByRole('button', { name: 'Search at these times' }).click();
  await expectBooked(page);
  await expect(page.getByText('18:00').first()).toBeVisible();
});

test('a student cancels and gets the amount that the policy states', async ({ page, browser }) => {
  const admin = await (await browser.newContext()).newPage();
  await buyInVain(page, admin, 'second-thoughts');
  const purchase = page.url();
  await page.goto('/cancellation');
  await expect(page.getByText(/cancel and get everything back/)).toBeVisible();
  await page.goto(purchase);
  await page.getByRole('button', { name: 'Cancel and refund' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByText('€50.00 back')).toBeVisible();
  await dialog.getByRole('button', { name: 'Cancel and refund €50.00' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('This course is cancelled.');
  const refunds = page.getByRole('list', { name: 'Refunds' });
  await expect(refunds.getByText('€50.00')).toBeVisible();
  await expect(page.getByText('Nothing was charged')).toBeHidden();
});
