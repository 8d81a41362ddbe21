import { expect, test } from 'vitest';
import { changePreferences } from '@/server/fulfillment/waiting/change-preferences';
import { getMyPurchase } from '@/server/purchases/own/get-my-purchase';
import { openTestDatabase } from '@/tests/support/database/open-test-database';
import { aBookedPurchase, aWaitingPurchase, runStages } from '@/tests/support/school/bought';
import { aCourse, aStudent, aTrainer } from '@/tests/support/school/school';
import { asStudent, preferredTimes } from '@/tests/support/school/test-shop';

const { db } = await openTestDatabase();

const staff = {
  db,
  actor: { kind: 'staff', userId: 'support-1', name: 'Sam', role: 'SUPPORT' } as const,
  now: new Date(),
};
const good = preferredTimes();
const atNight = { ...good, preferredTimes: [1, 2, 3].map((weekday) => ({ weekday, minute: 180 })) };

/** Paid for times at which no trainer works. */
async function waitsInVain() {
  const course = await aCourse(db);
  const { id: trainerId } = await aTrainer(db, course.course.skill);
  await db.trainerAvailability.updateMany({
    where: { trainerId },
    data: { startMinute: 600, endMinute: 960 },
  });
  const bought = await aWaitingPurchase(db, { course, preferences: atNight });
  expect(await runStages(db, bought.purchaseId)).toBe('no-eligible-trainer');
  return bought;
}

test('a waiting student chooses new times, and is booked at them', async () => {
  const { purchaseId, student } = await waitsInVain();
  const ctx = asStudent(db, student);
  expect(await getMyPurchase(ctx, { purchaseId })).toMatchObject({
    hasNoTrainerYet: true,
    canChooseTimes: true,
  });
  await changePreferences(ctx, { by: 'student', purchaseId, preferences: good });
  const searched = await getMyPurchase(ctx, { purchaseId });
  expect(searched).toMatchObject({ hasNoTrainerYet: false, isLate: false, preferences: good });
  const told = await db.timelineEntry.findFirstOrThrow({
    where: { purchaseId, kind: 'preferences.changed' },
  });
  expect(told.actorName).toBe(student.name);
  expect(await runStages(db, purchaseId)).toBe('booked');
  expect(await getMyPurchase(ctx, { purchaseId })).toMatchObject({
    status: 'SCHEDULED',
    canChooseTimes: false,
  });
});

test('staff choose them for the student, with a reason that is audited', async () => {
  const { purchaseId } = await waitsInVain();
  await changePreferences(staff, { by: 'staff', purchaseId, preferences: good, reason: 'Asked by phone.' });
  const audit = await db.auditEntry.findFirst({
    where: { action: 'purchase.preferences-changed', subjectId: purchaseId },
  });
  expect(audit).toMatchObject({ reason: 'Asked by phone.', actorName: 'Sam' });
  expect(await runStages(db, purchaseId)).toBe('booked');
});

test('once a trainer is allocated, times are moved session by session and not here', async () => {
  const { purchaseId, student } = await aBookedPurchase(db);
  await expect(
    changePreferences(asStudent(db, student), { by: 'student', purchaseId, preferences: atNight }),
  ).rejects.toMatchObject({ code: 'preferences.too-late' });
  expect((await getMyPurchase(asStudent(db, student), { purchaseId })).preferences).toEqual(good);
});

test('the search and the change at once: what is booked is at the times that the student wants now', async () => {
  const { purchaseId, student } = await waitsInVain();
  const ctx = asStudent(db, student);
  const mornings = { ...good, preferredTimes: [2, 4].map((weekday) => ({ weekday, minute: 1080 })) };
  await changePreferences(ctx, { by: 'student', purchaseId, preferences: good });
  const [, change] = await Promise.allSettled([
    runStages(db, purchaseId),
    changePreferences(ctx, { by: 'student', purchaseId, preferences: mornings }),
  ]);
  await runStages(db, purchaseId);
  const { preferences, sessions } = await getMyPurchase(ctx, { purchaseId });
  expect(preferences).toEqual(change.status === 'fulfilled' ? mornings : good);
  const days = preferences.preferredTimes.map(({ weekday }) => weekday % 7);
  expect(sessions.length).toBe(2);
  for (const { startsAt } of sessions) expect(days).toContain(startsAt.getUTCDay());
});

test('somebody else’s purchase does not exist, and too few days are refused', async () => {
  const { purchaseId, student } = await waitsInVain();
  await expect(
    changePreferences(asStudent(db, await aStudent(db)), { by: 'student', purchaseId, preferences: good }),
  ).rejects.toMatchObject({ code: 'purchase.unknown' });
  const oneDay = { ...good, preferredTimes: [600, 660].map((minute) => ({ weekday: 1, minute })) };
  await expect(
    changePreferences(asStudent(db, student), { by: 'student', purchaseId, preferences: oneDay }),
  ).rejects.toMatchObject({ code: 'checkout.choices' });
});
