import { randomUUID } from 'node:crypto';
import { expect, type Locator, type Page } from '@playwright/test';

export type NewStudent = { name: string; email: string; password: string };

/** A student nobody has seen before. */
export const aNewStudent = (name = 'Aarav Sharma'): NewStudent => ({
  name,
  email: `student-${randomUUID().slice(0, 8)}@example.com`,
  password: 'a-long-enough-password',
});

/** The checkout of the first plan of a course: without one named, of one that many trainers can hold. */
export async function chooseAPlan(page: Page, course = 'python-from-zero'): Promise<void> {
  await page.goto(`/courses/${course}`);
  await page
    .getByRole('link', { name: /^Choose / })
    .first()
    .click();
  await expect(page.getByRole('heading', { name: 'Your preferred times' })).toBeVisible();
}

/** An hour of the grid of times, with any number of free trainers. */
export const timeCell = (page: Page | Locator, time: string): Locator =>
  page.getByRole('button', { name: new RegExp(`^${time}(,|$)`) });

/**
 * Every weekday, mornings and evenings: with so many preferred times somebody has time, however many tests bought before.
 */
export async function choosePreferredTimes(page: Page): Promise<void> {
  for (const weekday of ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday']) {
    for (const hour of ['10:00', '18:00']) await timeCell(page, `${weekday} ${hour}`).click();
  }
}

/** Accepts the dates on offer, whatever they are: other tests may have taken those that keep the plan's pace. */
async function acceptDates(page: Page): Promise<void> {
  await expect(page.getByText('Checking availability…')).toBeHidden();
  const choice = page.getByRole('checkbox', { name: 'Book these dates anyway.' });
  if (await choice.isVisible()) await choice.check();
}

/** Fills the rest of the checkout, and submits it. */
export async function submitCheckout(page: Page, student: NewStudent): Promise<void> {
  await page.getByLabel('Your name').fill(student.name);
  await page.getByLabel('Email').fill(student.email);
  await page.getByLabel('Password').fill(student.password);
  await acceptDates(page);
  await page.getByRole('button', { name: /Continue to payment/ }).click();
}

/** Fills the rest of the checkout and goes on to the payment page of the test gateway. */
export async function goToPayment(page: Page, student: NewStudent): Promise<void> {
  await submitCheckout(page, student);
  await expect(page.getByText('Test mode')).toBeVisible();
}

/** From nothing to the payment page. */
export async function checkOut(page: Page): Promise<NewStudent> {
  const student = aNewStudent();
  await chooseAPlan(page);
  await choosePreferredTimes(page);
  await goToPayment(page, student);
  return student;
}

/** Lets the test gateway do what it is told. */
export async function pay(page: Page, outcome = 'Paid'): Promise<void> {
  await page
    .getByRole('radio', { name: new RegExp(`^${outcome}`) })
    .first()
    .check();
  await page.getByRole('button', { name: 'Pay now' }).click();
}

/** Waits until the page itself says that every session is booked. */
export async function expectBooked(page: Page): Promise<void> {
  await page.waitForURL(/\/purchases\//);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('All set');
}
