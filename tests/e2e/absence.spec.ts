import { randomUUID } from 'node:crypto';
import { apiOf } from './support/api';
import { expectBooked, pay } from './support/buy';
import { openCourse } from './support/open-course';
import { openPayment } from './support/open-payment';
import { signInAs } from './support/sign-in';
import { expect, test } from './support/test';
import { trainerOf } from './support/trainer-of';

const mark = randomUUID().slice(0, 6);
const names = [`Rescuer ${mark} 1`, `Rescuer ${mark} 2`];
const slug = `mountain-rescue-${mark}`;

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

// The two trainers are there from four to nine in the evening, UTC.
test.use({ timezoneId: 'UTC' });

test('a trainer is marked away: what it affects is shown first, and each series moves to another trainer automatically', async ({
  page,
  browser,
  baseURL,
}) => {
  const context = await browser.newContext({ timezoneId: 'UTC' });
  await signInAs(context, 'ADMIN', baseURL ?? '');
  const console = await context.newPage();

  const student = await test.step('a student buys a course that two trainers teach', async () => {
    const api = await apiOf(context, baseURL ?? '');
    await openCourse(api, {
      slug,
      title: `Mountain rescue ${mark}`,
      trainer: `Rescuer ${mark}`,
      trainers: 2,
    });
    const bought = await openPayment(page, { course: slug });
    await pay(page);
    await expectBooked(page);
    return bought;
  });
  await console.goto(`/admin/purchases?q=${encodeURIComponent(student.email)}`);
  await console.getByRole('link', { name: /P-\d+/ }).click();
  const absent = await trainerOf(console);
  expect(names).toContain(absent);
  const next = names.find((name) => name !== absent) ?? '';
  await expect(page.getByText(absent).first()).toBeVisible();

  await test.step('the admin reads what the absence affects, and confirms it with a reason', async () => {
    await console.goto(`/admin/trainers?q=${encodeURIComponent(absent)}`);
    await console.getByRole('link', { name: absent, exact: true }).click();
    await console.getByRole('button', { name: 'Mark away…' }).click();
    const dialog = console.getByRole('dialog');
    await dialog.getByLabel('Last day').fill(inDays(60));
    await expect(dialog.getByText('1 purchase is affected.')).toBeVisible();
    await expect(dialog.getByRole('listitem')).toContainText(`${student.name}, Mountain rescue ${mark}`);
    await dialog.getByLabel('Reason').fill('Broke a leg');
    await dialog.getByRole('button', { name: `${absent} is away` }).click();
  });

  await test.step('the page of the absence updates until it is done', async () => {
    await console.waitForURL(/\/admin\/absences\/[^/]+$/);
    await expect(console.getByText('1 of 1 moved to another trainer.')).toBeVisible();
    const item = console.getByRole('table', { name: 'Affected purchases' }).getByRole('row').nth(1);
    await expect(item).toContainText('Moved');
    await expect(item).toContainText(`Moved to ${next}: 2 sessions, 0 at a new time.`);
  });

  await test.step('the other trainer has the purchase, for staff and for the student', async () => {
    await console.getByRole('link', { name: /P-\d+/ }).click();
    await expect(console.getByText(/^Booked: all \d+ sessions/)).toContainText(next);
    await expect(console.getByText(`Reallocated from ${absent} to ${next}`).first()).toBeVisible();
    await expect(page.getByText(next).first()).toBeVisible();
    await expect(page.getByText(absent)).toHaveCount(0);
  });

  await context.close();
});
