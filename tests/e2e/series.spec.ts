import { randomUUID } from 'node:crypto';
import type { BrowserContext } from '@playwright/test';
import { apiOf } from './support/api';
import { aNewStudent, expectBooked, pay } from './support/buy';
import { connectToDatabase } from './support/database';
import { openCourse } from './support/open-course';
import { openPayment } from './support/open-payment';
import { signInAs } from './support/sign-in';
import { expect, test } from './support/test';

/** Moves every session of a purchase into the last days, as only the owner of the tables can. Answers their ids in order. */
async function holdSessions(purchaseId: string): Promise<string[]> {
  const db = await connectToDatabase();
  await db.query('BEGIN');
  await db.query('SET LOCAL caravan.plays_past = on');
  await db.query(
    `WITH moved AS (
       UPDATE "TrainingSession" SET "startsAt" = now() - (4 - ordinal) * interval '1 hour',
         "endsAt" = now() - (4 - ordinal) * interval '1 hour' + interval '30 minutes', sequence = sequence + 1
       WHERE "purchaseId" = $1 AND status = 'SCHEDULED'
       RETURNING id, sequence, "trainerId", "startsAt", "endsAt"
     )
     INSERT INTO "SessionMove" (id, "sessionId", sequence, "fromTrainerId", "fromStartsAt", "fromEndsAt",
                                "toTrainerId", "toStartsAt", "toEndsAt", overrides, "actorKind", "actorId", "actorName")
     SELECT gen_random_uuid(), m.id, m.sequence, m."trainerId", s."startsAt", s."endsAt",
            m."trainerId", m."startsAt", m."endsAt", '{}', 'SYSTEM', 'test', 'test'
     FROM moved m JOIN "TrainingSession" s ON s.id = m.id`,
    [purchaseId],
  );
  await db.query('COMMIT');
  const { rows } = await db.query<{ id: string }>(
    'SELECT id FROM "TrainingSession" WHERE "purchaseId" = $1 ORDER BY ordinal',
    [purchaseId],
  );
  await db.end();
  return rows.map(({ id }) => id);
}

/** Makes a new account that of a trainer, as accepting an invitation does. */
async function linkTrainer(email: string, trainerId: string): Promise<void> {
  const db = await connectToDatabase();
  await db.query('BEGIN');
  await db.query(`UPDATE "User" SET role = 'TRAINER' WHERE email = $1`, [email]);
  await db.query('UPDATE "Trainer" SET "userId" = (SELECT id FROM "User" WHERE email = $1) WHERE id = $2', [
    email,
    trainerId,
  ]);
  await db.query('COMMIT');
  await db.end();
}

/** A new course with so many trainers, as the administrator whose context it is. */
async function aCourse(staff: BrowserContext, baseURL: string, trainers: number) {
  const mark = randomUUID().slice(0, 6);
  const [slug, title, trainer] = [`series-${mark}`, `First aid ${mark}`, `Łucja Żółć ${mark}`];
  await signInAs(staff, 'ADMIN', baseURL);
  const api = await apiOf(staff, baseURL);
  await openCourse(api, { slug, title, trainer, trainers });
  return { api, slug, title, trainer };
}

test('a completed series gives a certificate that anyone verifies, and a rating that staff release is on the course page', async ({
  page,
  browser,
  baseURL,
}) => {
  const staff = await browser.newContext();
  const { api, slug, title } = await aCourse(staff, baseURL ?? '', 1);
  const { purchaseId, name } = await openPayment(page, { course: slug });
  await pay(page);
  await expectBooked(page);
  for (const sessionId of await holdSessions(purchaseId))
    await api.admin.sessions.recordResult.mutate({
      sessionId,
      ...{ outcome: 'HELD', topic: '', privateNote: '', studentNote: '', homework: '', materialsUrl: null },
    });

  await expect(async () => {
    await page.goto(`/purchases/${purchaseId}`);
    await expect(page.getByRole('heading', { name: 'Certificate' })).toBeVisible({ timeout: 1000 });
  }).toPass();
  const address = await page.getByRole('link', { name: 'Open public page' }).getAttribute('href');
  const pdf = await page.request.get(
    (await page.getByRole('link', { name: 'Download PDF' }).getAttribute('href')) ?? '',
  );
  expect(pdf.headers()['content-type']).toBe('application/pdf');

  const anyone = await (await browser.newContext()).newPage();
  await anyone.goto(address ?? '');
  await expect(anyone.getByText('Valid', { exact: true })).toBeVisible();
  await expect(anyone.getByText(name)).toBeVisible();
  await expect(anyone.getByText(title)).toBeVisible();
  await expect(anyone.getByRole('link', { name: 'Download PDF' })).toBeHidden();

  await page.getByRole('button', { name: `Rate ${title}` }).click();
  await page.getByRole('radio', { name: '4' }).check();
  await page.getByLabel('What would you tell others?').fill('Calm and clear.');
  await page.getByRole('button', { name: 'Send rating' }).click();
  await expect(page.getByText('In review')).toBeVisible();
  await anyone.goto(`/courses/${slug}`);
  await expect(anyone.getByText('Calm and clear.')).toBeHidden();

  const desk = await staff.newPage();
  await desk.goto('/admin/ratings');
  await desk.getByRole('button', { name: `Release the rating of ${title} by ${name}` }).click();
  await expect(desk.getByText('Calm and clear.')).toBeHidden();
  await anyone.goto(`/courses/${slug}`);
  await expect(anyone.getByText('Calm and clear.')).toBeVisible();
  await expect(anyone.getByText('4.0 of 5')).toBeVisible();

  await desk.goto(`/admin/purchases/${purchaseId}`);
  await desk.getByRole('button', { name: 'Revoke…' }).click();
  await desk.getByLabel('Reason').fill('Issued by mistake');
  await desk.getByRole('button', { name: 'Revoke certificate' }).click();
  await expect(desk.getByText('Certificate revoked')).toBeVisible();
  await anyone.goto(address ?? '');
  await expect(anyone.getByText('Revoked', { exact: true }).first()).toBeVisible();
  await staff.close();
});

test('a trainer asks for time off and sees who could take over, and once it is approved the substitute has the sessions', async ({
  page,
  browser,
  baseURL,
}) => {
  const staff = await browser.newContext();
  const { api, slug, trainer } = await aCourse(staff, baseURL ?? '', 2);
  const { purchaseId, name } = await openPayment(page, { course: slug });
  await pay(page);
  await expectBooked(page);
  const { allocations } = await api.admin.purchases.get.query({ purchase: purchaseId });
  const booked = allocations.find(({ endedAt }) => endedAt === null)?.trainer;
  if (!booked) throw new Error('No trainer was allocated.');
  const substitute = `${trainer} ${booked.name.endsWith('1') ? 2 : 1}`;

  const portal = await browser.newContext();
  const account = aNewStudent(booked.name);
  await portal.request.post(`${baseURL}/api/auth/sign-up/email`, {
    data: { ...account, zone: 'UTC' },
    headers: { origin: baseURL ?? '' },
  });
  await linkTrainer(account.email, booked.id);
  const teach = await portal.newPage();
  await teach.goto('/teach/time-off');
  const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
  await teach.getByLabel('First day').fill(day(1));
  await teach.getByLabel('Last day').fill(day(90));
  await teach.getByLabel('Reason').fill('Parental leave');
  await expect(teach.getByText(`${substitute} could take over`)).toBeVisible();
  await expect(teach.getByText(name)).toBeVisible();
  await teach.getByRole('button', { name: 'Send request' }).click();
  await expect(teach.getByText('Waiting for approval')).toBeVisible();

  const desk = await staff.newPage();
  await desk.goto('/admin/absences');
  await desk.getByRole('button', { name: `Approve the time off of ${booked.name}` }).click();
  await desk.waitForURL(/\/admin\/absences\/[\w-]+$/);
  await expect(desk.getByText(`Moved to ${substitute}`)).toBeVisible();
  await teach.goto('/teach/time-off');
  await expect(teach.getByText('Approved', { exact: true })).toBeVisible();
  await page.goto(`/purchases/${purchaseId}`);
  await expect(page.getByText(substitute).first()).toBeVisible();
  for (const context of [staff, portal]) await context.close();
});
