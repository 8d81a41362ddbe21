import { randomUUID } from 'node:crypto';
import type { Page } from '@playwright/test';
import { apiOf } from './support/api';
import { beginFirstSession } from './support/begin-first-session';
import { aNewStudent, expectBooked, pay } from './support/buy';
import { linkMailedTo } from './support/mail-folder';
import { openCourse } from './support/open-course';
import { openPayment } from './support/open-payment';
import { signInAs } from './support/sign-in';
import { expect, test } from './support/test';

const here = (page: Page, who: string) =>
  page.getByRole('listitem').filter({ hasText: who }).getByText('Here', { exact: true });

test('from the invitation of a trainer to the first session: both join it and see each other, and its result is recorded', async ({
  page,
  browser,
  baseURL,
}) => {
  const mark = randomUUID().slice(0, 6);
  const [slug, title, trainer] = [`lesson-${mark}`, `First aid ${mark}`, `Ishita Rao ${mark}`];
  const staff = await browser.newContext();
  await signInAs(staff, 'ADMIN', baseURL ?? '');
  const api = await apiOf(staff, baseURL ?? '');
  await openCourse(api, { slug, title, trainer, trainers: 1 });
  const [found] = (await api.admin.trainers.list.query({ search: trainer })).rows;
  if (!found) throw new Error('The trainer was not added.');
  const desk = await staff.newPage();
  await desk.goto(`/admin/trainers/${found.id}`);
  await desk.getByRole('button', { name: 'Invite by email' }).click();
  await expect(desk.getByText('Invited at')).toBeVisible();

  const student = await openPayment(page, { course: slug });
  await pay(page);
  await expectBooked(page);

  const trainers = await browser.newContext();
  const teach = await trainers.newPage();
  const { email: invitedAt } = await api.admin.trainers.get.query({ trainerId: found.id });
  const path = await linkMailedTo(invitedAt, 'Your trainer account at Caravan Learning');
  await teach.goto(path);
  await teach.getByRole('link', { name: 'Create account' }).click();
  const account = aNewStudent(trainer);
  await teach.getByLabel('Your name').fill(account.name);
  await teach.getByLabel('Email').fill(account.email);
  await teach.getByLabel('Password').fill(account.password);
  await teach.getByRole('button', { name: 'Create account' }).click();
  await teach.getByRole('button', { name: `Accept as ${account.email}` }).click();
  await teach.waitForURL(/\/teach$/);
  await expect(teach.getByRole('link', { name: student.name }).first()).toBeVisible();
  await expect(teach.getByRole('link', { name: 'Join session 1' })).toBeHidden();

  await beginFirstSession(student.purchaseId, { minutesAgo: 1 });
  await page.goto(`/purchases/${student.purchaseId}`);
  await page.getByRole('link', { name: 'Join session 1' }).click();
  await page.waitForURL(/\/sessions\/[\w-]+$/);
  await expect(here(page, student.name)).toBeVisible();
  await expect(page.getByText('Not here yet')).toBeVisible();

  await teach.goto('/teach');
  await teach.getByRole('link', { name: 'Join session 1' }).click();
  for (const screen of [page, teach]) {
    for (const who of [student.name, `${trainer} 1`]) await expect(here(screen, who)).toBeVisible();
  }

  await teach.goto('/teach');
  await expect(page.getByText('Not here yet')).toBeVisible();
  await teach.getByRole('link', { name: 'Record result' }).click();
  await teach.getByLabel('Topic').fill('The recovery position');
  await teach.getByLabel('Homework').fill('Practice with a friend');
  await teach.getByLabel('Private note').fill('Afraid of blood');
  await teach.getByRole('button', { name: 'Save result' }).click();
  await teach.waitForURL(/\/teach\/students\//);
  await expect(teach.getByText('The recovery position')).toBeVisible();

  await page.goto(`/purchases/${student.purchaseId}`);
  await expect(page.getByText('Held', { exact: true })).toBeVisible();
  await expect(page.getByText('Practice with a friend')).toBeVisible();
  await expect(page.getByText('Afraid of blood')).toBeHidden();
  await desk.goto(`/admin/purchases/${student.purchaseId}`);
  await expect(desk.getByText(/^Joined: student \d\d:\d\d, trainer \d\d:\d\d$/)).toBeVisible();

  // The invitation was used: nobody else becomes the trainer by it.
  await page.goto(path);
  await expect(page.getByText('This invitation doesn’t work any more')).toBeVisible();
  for (const context of [staff, trainers]) await context.close();
});
