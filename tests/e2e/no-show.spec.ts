import { randomUUID } from 'node:crypto';
import { apiOf } from './support/api';
import { beginFirstSession } from './support/begin-first-session';
import { expectBooked, pay } from './support/buy';
import { openCourse } from './support/open-course';
import { openPayment } from './support/open-payment';
import { signInAs } from './support/sign-in';
import { expect, test } from './support/test';

test('a trainer does not come: the student says so, books a make-up session, and staff see the cause meanwhile', async ({
  page,
  browser,
  baseURL,
}) => {
  const mark = randomUUID().slice(0, 6);
  const [slug, title, trainer] = [`no-show-${mark}`, `Patience ${mark}`, `Ishita Rao ${mark}`];
  const staff = await browser.newContext();
  await signInAs(staff, 'ADMIN', baseURL ?? '');
  await openCourse(await apiOf(staff, baseURL ?? ''), { slug, title, trainer, trainers: 1 });
  const { purchaseId } = await openPayment(page, { course: slug });
  await pay(page);
  await expectBooked(page);
  await expect(page.getByRole('button', { name: /did not come/ })).toHaveCount(0);

  await beginFirstSession(purchaseId, { minutesAgo: 20 });
  await page.reload();
  await page.getByRole('button', { name: 'My trainer did not come to session 1' }).click();
  const offer = page.getByRole('region', { name: /sorry that your trainer didn’t come to session 1/ });
  await expect(offer.getByText(/You can have it on/)).toBeVisible();

  const desk = await staff.newPage();
  await desk.goto(`/admin/purchases/${purchaseId}`);
  await expect(desk.getByText('TRAINER_ABSENT').first()).toBeVisible();
  await expect(desk.getByRole('button', { name: /Make-up session|make-up/i }).first()).toBeVisible();

  await offer.getByRole('button', { name: 'Book a make-up session' }).click();
  await expect(offer).toHaveCount(0);
  await expect(page.getByText('Make-up session').first()).toBeVisible();
  await desk.reload();
  await expect(desk.getByText(/^Booked: all \d+ sessions/)).toBeVisible();
  await staff.close();
});
