import { randomUUID } from 'node:crypto';
import { expect, type Page } from '@playwright/test';
import { Temporal } from 'temporal-polyfill';
import { apiOf } from './api';
import { aNewStudent, type NewStudent } from './buy';
import { e2ePlace } from './place';

type Choices = {
  course: string;
  zone: string;
  startDate: string;
  preferredTimes: { weekday: number; minute: number }[];
  /** Whether to buy times at which no trainer is free. */
  acceptsNoTrainer: boolean;
};

/** Every weekday at 10:00 and 18:00. */
const anyTimes = [1, 2, 3, 4, 5].flatMap((weekday) =>
  [10, 18].map((hour) => ({ weekday, minute: hour * 60 })),
);

/**
 * Opens the payment page as a new student, without the forms before it: for tests that promise what comes after. Buys the
 * cheapest plan of a course, without choices of one that many trainers can hold.
 */
export async function openPayment(
  page: Page,
  choices: Partial<Choices> = {},
): Promise<NewStudent & { purchaseId: string }> {
  const { course = 'python-from-zero', zone = 'UTC', preferredTimes = anyTimes, acceptsNoTrainer } = choices;
  const { startDate = Temporal.Now.plainDateISO(zone).add({ days: 7 }).toString() } = choices;
  const { url } = await e2ePlace();
  const student = aNewStudent();
  const response = await page.request.post(`${url}/api/auth/sign-up/email`, {
    data: { ...student, zone },
    headers: { origin: url },
  });
  expect(response.ok()).toBe(true);
  const api = await apiOf(page.context(), url);
  const [plan] = (await api.catalog.get.query({ slug: course })).plans;
  if (!plan) throw new Error(`${course} has no plan on sale.`);
  const { purchaseId, payUrl } = await api.checkout.start.mutate({
    checkoutKey: randomUUID(),
    planId: plan.id,
    preferences: { zone, startDate, preferredTimes },
    // Any dates: other tests may have taken those that keep the plan's pace.
    acceptedWeeks: 520,
    acceptedFirstDay: '2199-12-31',
    acceptsNoTrainer,
  });
  await page.goto(payUrl);
  return { ...student, purchaseId };
}
