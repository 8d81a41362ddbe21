import { expect, test } from 'vitest';
import { coverPurchase } from '@/server/fulfillment/absences/cover-purchase';
import { finishAbsence } from '@/server/fulfillment/absences/finish-absence';
import { getAbsence } from '@/server/fulfillment/absences/get-absence';
import { listAbsences } from '@/server/fulfillment/absences/list-absences';
import { listUncovered } from '@/server/fulfillment/absences/list-uncovered';
import { markTrainerAway } from '@/server/fulfillment/absences/mark-trainer-away';
import { previewAbsence } from '@/server/fulfillment/absences/preview-absence';
import { previewReallocation } from '@/server/fulfillment/reallocating/preview-reallocation';
import { reallocateTrainer } from '@/server/fulfillment/reallocating/reallocate-trainer';
import { openTestDatabase } from '@/tests/support/database/open-test-database';
import { anAllocatedPurchase, aScheduledPurchase, sessionsOf } from '@/tests/support/school/scheduled';
import { aCourse, aTrainer, testContext } from '@/tests/support/school/school';

const { db } = await openTestDatabase();

const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
const twoMonths = { from: `${day(0)}T00:00`, until: `${day(60)}T00:00` };
const ctx = () => testContext(db);

/** Does what the background function does, item by item. */
async function cover(absenceId: string) {
  for (const purchaseId of await listUncovered(ctx(), { absenceId })) {
    await coverPurchase(ctx(), { absenceId, purchaseId });
  }
  await finishAbsence(ctx(), { absenceId });
}

/** A trainer with two booked students, and one who could take one of them. */
async function aTrainerWithTwo({ places = 5 } = {}) {
  const course = await aCourse(db);
  const trainer = await aTrainer(db, course.course.skill, { name: 'Ishita Rao' });
  const first = await aScheduledPurchase(db, { course });
  const second = await aScheduledPurchase(db, { course });
  const other = await aTrainer(db, course.course.skill, { name: 'Tomas Novak', maxStudents: places });
  return { course, trainer, first, second, other };
}

test('an absence lists what it affects before anything is done, and changes nothing by that', async () => {
  const { trainer, first, second } = await aTrainerWithTwo();
  const preview = await previewAbsence(ctx(), { trainerId: trainer.id, period: twoMonths });
  expect(preview.affected.map(({ id, sessions }) => [id, sessions]).sort()).toEqual(
    [
      [first.id, 2],
      [second.id, 2],
    ].sort(),
  );
  const later = { from: `${day(300)}T00:00`, until: `${day(310)}T00:00` };
  expect((await previewAbsence(ctx(), { trainerId: trainer.id, period: later })).affected).toEqual([]);
  expect(await db.trainerTimeOff.count({ where: { trainerId: trainer.id } })).toBe(0);
});

test('every affected purchase moves to another trainer, each with its result, and then the absence is finished', async () => {
  const { trainer, first, second, other } = await aTrainerWithTwo();
  const { absenceId, affected } = await markTrainerAway(ctx(), {
    trainerId: trainer.id,
    period: twoMonths,
    reason: 'Ill',
  });
  expect(affected).toBe(2);

  await cover(absenceId);

  const absence = await getAbsence(ctx(), { absenceId });
  expect(absence.items.map(({ status }) => status)).toEqual(['MOVED', 'MOVED']);
  expect(absence.finishedAt).not.toBeNull();
  for (const { id } of [first, second]) {
    expect((await sessionsOf(db, id)).every(({ trainerId }) => trainerId === other.id)).toBe(true);
    const entry = await db.timelineEntry.findFirst({
      where: { purchaseId: id, kind: 'trainer.reallocated' },
    });
    expect(entry?.data).toMatchObject({ reason: 'Ishita Rao is away: Ill' });
  }
  expect(await db.trainerTimeOff.count({ where: { trainerId: trainer.id } })).toBe(1);
  expect(await db.auditEntry.findFirst({ where: { subjectId: trainer.id } })).toMatchObject({
    action: 'trainer.marked-away',
    reason: 'Ill',
  });
  expect(await listAbsences(ctx(), { trainerId: trainer.id })).toMatchObject([
    { affected: 2, done: 2, failed: 0 },
  ]);
});

test('a reason as long as one may be is cut where the name of the trainer is put before it', async () => {
  const { trainer, first, other } = await aTrainerWithTwo();
  const absence = { trainerId: trainer.id, period: twoMonths, reason: 'Ill '.repeat(125).trim() };
  const { absenceId } = await markTrainerAway(ctx(), absence);
  await cover(absenceId);
  const { items } = await getAbsence(ctx(), { absenceId });
  expect(items.map(({ status }) => status)).toEqual(['MOVED', 'MOVED']);
  expect((await sessionsOf(db, first.id)).every(({ trainerId }) => trainerId === other.id)).toBe(true);
});

test('what nobody can take fails visibly, and stays with the absent trainer until staff decide', async () => {
  const { trainer } = await aTrainerWithTwo({ places: 1 });
  const { absenceId } = await markTrainerAway(ctx(), {
    trainerId: trainer.id,
    period: twoMonths,
    reason: 'Ill',
  });
  await cover(absenceId);
  const { items } = await getAbsence(ctx(), { absenceId });
  expect(items.map(({ status, trainerName }) => [status, trainerName])).toEqual([
    ['FAILED', 'Ishita Rao'],
    ['MOVED', 'Tomas Novak'],
  ]);
  expect(items[0]?.message).toContain('Nobody can take it');
});

test('a crash after the change and before its result: the next try finds what was done, and does nothing twice', async () => {
  const { trainer, first, second } = await aTrainerWithTwo();
  const { absenceId } = await markTrainerAway(ctx(), {
    trainerId: trainer.id,
    period: twoMonths,
    reason: 'Ill',
  });
  await cover(absenceId);
  await db.absenceItem.updateMany({
    where: { absenceId },
    data: { status: 'PENDING', doneAt: null, reallocationId: null, message: null },
  });

  await cover(absenceId);
  await cover(absenceId);

  const { items } = await getAbsence(ctx(), { absenceId });
  expect(items.map(({ status }) => status)).toEqual(['MOVED', 'MOVED']);
  const purchaseId = { in: [first.id, second.id] };
  expect(await db.reallocation.count({ where: { purchaseId } })).toBe(2);
});

test('what staff gave to somebody else meanwhile is left alone', async () => {
  const { trainer, first, other } = await aTrainerWithTwo();
  const { absenceId } = await markTrainerAway(ctx(), {
    trainerId: trainer.id,
    period: twoMonths,
    reason: 'Ill',
  });
  const asked = { purchaseId: first.id, trainerId: other.id };
  const { token } = await previewReallocation(ctx(), asked);
  await reallocateTrainer(ctx(), { ...asked, reason: 'By hand', expected: token });

  expect(await coverPurchase(ctx(), { absenceId, purchaseId: first.id })).toBe('SKIPPED');
  expect(await db.reallocation.count({ where: { purchaseId: first.id } })).toBe(1);
});

test('a trainer who has left for good loses every series, booked or not, and is never chosen again', async () => {
  const { course, trainer, other } = await aTrainerWithTwo();
  await db.trainer.update({ where: { id: other.id }, data: { pausedAt: new Date() } });
  // At another hour than the two others: one trainer has time for two such series at one hour.
  const preferredTimes = [1, 3].map((weekday) => ({ weekday, minute: 600 }));
  const unbooked = await anAllocatedPurchase(db, {
    course,
    preferences: { zone: 'Asia/Kolkata', startDate: day(7), preferredTimes },
  });
  await db.trainer.update({ where: { id: other.id }, data: { pausedAt: null } });

  const { absenceId, affected } = await markTrainerAway(ctx(), {
    trainerId: trainer.id,
    period: null,
    reason: 'Resigned',
  });
  expect(affected).toBe(3);
  await cover(absenceId);

  expect((await db.trainer.findUniqueOrThrow({ where: { id: trainer.id } })).leftAt).not.toBeNull();
  expect(await db.trainerAllocation.count({ where: { trainerId: trainer.id, endedAt: null } })).toBe(0);
  const active = await db.trainerAllocation.findFirst({ where: { purchaseId: unbooked.id, endedAt: null } });
  expect(active?.trainerId).toBe(other.id);
  await expect(
    markTrainerAway(ctx(), { trainerId: trainer.id, period: null, reason: 'again' }),
  ).rejects.toThrow('has left already');
});

test('two admins mark the same absence at once: it is done once', async () => {
  const { trainer } = await aTrainerWithTwo();
  const mark = () => markTrainerAway(ctx(), { trainerId: trainer.id, period: twoMonths, reason: 'Ill' });
  const results = await Promise.allSettled([mark(), mark()]);
  expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  expect(await db.trainerAbsence.count({ where: { trainerId: trainer.id } })).toBe(1);
  expect(await db.trainerTimeOff.count({ where: { trainerId: trainer.id } })).toBe(1);
});
