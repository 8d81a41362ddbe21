import { randomUUID } from 'node:crypto';
import type { Page } from '@playwright/test';
import ICAL from 'ical.js';
import { apiOf } from './support/api';
import {
  aNewStudent,
  chooseAPlan,
  choosePreferredTimes,
  expectBooked,
  goToPayment,
  pay,
} from './support/buy';
import { openCourse } from './support/open-course';
import { openPayment } from './support/open-payment';
import { signInAs } from './support/sign-in';
import { expect, test } from './support/test';

type Appointment = { uid: string; sequence: number; startsAt: number };

/** What a calendar program reads at an address, in order of time. */
async function readCalendar(page: Page, address: string): Promise<Appointment[]> {
  const response = await page.request.get(address);
  expect(response.headers()['content-type']).toContain('text/calendar');
  return new ICAL.Component(ICAL.parse(await response.text()))
    .getAllSubcomponents('vevent')
    .map((component) => {
      const { uid, startDate } = new ICAL.Event(component);
      const sequence = Number(component.getFirstPropertyValue('sequence'));
      return { uid, sequence, startsAt: startDate.toJSDate().getTime() };
    })
    .sort((a, b) => a.startsAt - b.startsAt);
}

test.describe('where the trainer of the course is', () => {
  // From four to nine in the evening, UTC.
  test.use({ timezoneId: 'UTC' });

  test('a student moves a session: the schedule says so, and file and feed carry the same session, changed', async ({
    page,
    browser,
    baseURL,
    expectConsole,
  }) => {
    expectConsole(/status of 409/);
    // A new trainer: what other tests buy meanwhile takes none of the times.
    const mark = randomUUID().slice(0, 6);
    const [slug, title] = [`stargazing-${mark}`, `Stargazing ${mark}`];
    const staff = await browser.newContext();
    await signInAs(staff, 'ADMIN', baseURL ?? '');
    const api = await apiOf(staff, baseURL ?? '');
    await openCourse(api, { slug, title, trainer: `Astronomer ${mark}`, trainers: 1 });
    await staff.close();
    await openPayment(page, { course: slug });
    await pay(page);
    await expectBooked(page);
    const file = await page.getByRole('link', { name: 'Add to calendar' }).getAttribute('href');
    if (!file) throw new Error('The purchase page links no calendar file.');
    const before = await readCalendar(page, file);
    expect(before.length).toBeGreaterThan(1);
    expect(before.every(({ sequence }) => sequence === 0)).toBe(true);

    await page.goto('/schedule');
    await page.getByRole('button', { name: 'Create link' }).click();
    const feed = await page.getByLabel('Calendar link').inputValue();
    expect(await readCalendar(page, feed)).toEqual(before);

    const elsewhere = await page.context().newPage();
    await elsewhere.goto('/schedule');
    await elsewhere.getByRole('button', { name: `Move session 2 of ${title}` }).click();
    const stale = elsewhere.getByRole('dialog');
    await stale.getByRole('radio').first().focus();
    await elsewhere.keyboard.press('Space');

    await page.getByRole('button', { name: `Move session 2 of ${title}` }).click();
    const dialog = page.getByRole('dialog');
    await expect(dialog.getByText('You can move this session twice.')).toBeVisible();
    await expect(dialog.getByRole('button', { name: 'Choose a time' })).toBeDisabled();
    // By keyboard: the arrows choose among the times of a day.
    await dialog.getByRole('radio').last().focus();
    await page.keyboard.press('Space');
    const chosen = await dialog.getByRole('radio', { checked: true }).inputValue();
    await dialog.getByRole('button', { name: /^Move to / }).click();
    await expect(dialog).toBeHidden();
    await expect(page.getByText(/^Moved from /)).toBeVisible();

    // The dialog that was open in another tab says so, and shows what is true now.
    await stale.getByRole('button', { name: /^Move to / }).click();
    await expect(stale.getByText('This session has just been moved.')).toBeVisible();
    await expect(stale.getByText('This is the last time you can move this session.')).toBeVisible();

    const moved = before[1];
    const expected = before
      .map((event) =>
        event.uid === moved?.uid ? { ...event, sequence: 1, startsAt: Date.parse(chosen) } : event,
      )
      .sort((a, b) => a.startsAt - b.startsAt);
    expect(await readCalendar(page, feed)).toEqual(expected);
    expect(await readCalendar(page, file)).toEqual(expected);

    await page.getByRole('button', { name: 'Turn off' }).click();
    await expect(page.getByRole('button', { name: 'Create link' })).toBeVisible();
    expect((await page.request.get(feed)).status()).toBe(404);
  });
});

test.describe('with the clock of Kolkata', () => {
  // Nobody of the demo school who teaches Python works on a Sunday in Kolkata before 09:00 or after 19:00.
  test.use({ timezoneId: 'Asia/Kolkata' });

  test('times that no trainer has are not sold silently: times that work are offered, and one press chooses them', async ({
    page,
  }) => {
    await chooseAPlan(page);
    for (const preferredTime of ['Sunday 07:00', 'Sunday 21:00'])
      await page.getByRole('button', { name: preferredTime, exact: true }).click();
    await expect(page.getByText('No trainer is free at these times right now.')).toBeVisible();

    await page.getByLabel('Your name').fill('Aarav Sharma');
    await page.getByLabel('Email').fill('not-charged@example.com');
    await page.getByLabel('Password').fill('a-long-enough-password');
    await page.getByRole('button', { name: /Continue to payment/ }).click();
    await expect(page.getByText(/check the box to book them anyway/)).toBeVisible();
    await expect(page).toHaveURL(/\/checkout/);

    await page
      .getByRole('button', { name: /First session/ })
      .first()
      .click();
    await expect(page.getByText(/trainers? fits?\. First session /)).toBeVisible();
  });
});

test('a start date that is too far is named as such, and nothing is said about trainers', async ({
  page,
  expectConsole,
}) => {
  expectConsole(/status of 422/);
  await chooseAPlan(page);
  await choosePreferredTimes(page);
  await page.getByLabel('Start date').fill('2099-01-04');
  await expect(page.getByText('Choose a start date within 12 months.')).toBeVisible();
  await expect(page.getByText('We couldn’t check availability just now.')).toBeHidden();
});

test.describe('where a new trainer keeps the pace', () => {
  // From four to nine in the evening, UTC.
  test.use({ timezoneId: 'UTC' });

  test('when availability cannot be checked, the checkout says so and still sells', async ({
    page,
    browser,
    baseURL,
    expectConsole,
  }) => {
    expectConsole(/ERR_FAILED/);
    const context = await browser.newContext();
    await signInAs(context, 'ADMIN', baseURL ?? '');
    const mark = randomUUID().slice(0, 6);
    const slug = `knots-${mark}`;
    const api = await apiOf(context, baseURL ?? '');
    await openCourse(api, { slug, title: `Knots ${mark}`, trainer: `Sailor ${mark}`, trainers: 1 });
    await context.close();

    await page.route(/checkout\.feasibility/, (route) => route.abort());
    await chooseAPlan(page, slug);
    await choosePreferredTimes(page);
    await expect(page.getByText('We couldn’t check availability just now. You can continue.')).toBeVisible();
    await goToPayment(page, aNewStudent());
  });
});
