import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { countRuledOut } from '@/server/fulfillment/choosing/count-ruled-out';
import { listLikelyTrainers } from '@/server/fulfillment/choosing/list-likely-trainers';
import { loadTarget } from '@/server/fulfillment/choosing/load-target';
import { getCourse } from '@/server/school/catalog/get-course';
import { listCourses } from '@/server/school/catalog/list-courses';
import { catalogMaxAge, readCatalog } from '@/server/school/catalog/read-catalog';
import { countStudents } from '@/server/school/trainers/count-students';
import { listTrainerStudents } from '@/server/school/trainers/list-trainer-students';
import { openTestDatabase } from '@/tests/support/database/open-test-database';
import { aScheduledPurchase } from '@/tests/support/school/scheduled';
import { aCourse, aTrainer, testContext } from '@/tests/support/school/school';

const { db } = await openTestDatabase();

const nobody = randomUUID();
const roomOf = async (courseId: string) =>
  (await listCourses({ db })).find(({ id }) => id === courseId)?.trainersWithRoom;

test('room is counted from trainers who could take one more student, and from nobody else', async () => {
  const { course } = await aCourse(db);
  expect(await roomOf(course.id)).toBe(0);
  const free = await aTrainer(db, course.skill);
  await aTrainer(db, course.skill, { maxStudents: 0 });
  await aTrainer(db, 'another skill');
  expect(await roomOf(course.id)).toBe(1);
  expect((await getCourse({ db }, { slug: course.slug })).trainersWithRoom).toBe(1);
  await db.trainer.update({ where: { id: free.id }, data: { pausedAt: new Date() } });
  expect(await roomOf(course.id)).toBe(0);
});

test('a student whose series is over takes no place: nobody is called full who can be booked', async () => {
  const offer = await aCourse(db);
  const { course } = offer;
  const trainer = await aTrainer(db, course.skill, { maxStudents: 1 });
  const fullBefore = (await countRuledOut(db, { ...course, studentId: nobody })).ruledOut.cap ?? 0;
  const { id } = await aScheduledPurchase(db, { course: offer });
  const isFull = async () => ({
    catalog: (await roomOf(course.id)) === 0,
    page: (await getCourse({ db }, { slug: course.slug })).trainersWithRoom === 0,
    allocation: (await countRuledOut(db, { ...course, studentId: nobody })).ruledOut.cap === fullBefore + 1,
    ranking:
      (await listLikelyTrainers(db, { ...course, studentId: nobody }, { now: new Date() })).length === 0,
    cap: (await countStudents(db, [trainer.id])).get(trainer.id) === 1,
    target:
      (await loadTarget(db, { trainerId: trainer.id, skill: course.skill, studentId: nobody }))
        .activeStudents === 1,
    students: (await listTrainerStudents(testContext(db), { trainerId: trainer.id })).students === 1,
  });
  expect(new Set(Object.values(await isFull()))).toEqual(new Set([true]));

  await db.trainerAllocation.updateMany({ where: { purchaseId: id }, data: { completedAt: new Date() } });
  expect(new Set(Object.values(await isFull()))).toEqual(new Set([false]));
});

test('a retired course or plan is not sold', async () => {
  const { course, plan } = await aCourse(db);
  await db.coursePlan.update({ where: { id: plan.id }, data: { retiredAt: new Date() } });
  expect((await getCourse({ db }, { slug: course.slug })).plans).toEqual([]);
  expect(await roomOf(course.id)).toBeUndefined();
  await db.course.update({ where: { id: course.id }, data: { retiredAt: new Date() } });
  await expect(getCourse({ db }, { slug: course.slug })).rejects.toMatchObject({ kind: 'NotFound' });
});

test('the kept catalogue is renewed when it is too old', async () => {
  const now = new Date();
  const before = await readCatalog(testContext(db, now));
  await aCourse(db);
  expect(await readCatalog(testContext(db, now))).toHaveLength(before.length);
  const later = new Date(now.getTime() + catalogMaxAge);
  expect(await readCatalog(testContext(db, later))).toHaveLength(before.length + 1);
});
