import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Context } from '@/server/core/context';
import { connectDb, type DbClient } from '@/server/core/db';
import { getCourse } from '@/server/school/catalog/get-course';
import { getCourseForStaff } from '@/server/school/catalog/get-course-for-staff';
import { listCourseFacets } from '@/server/school/catalog/list-course-facets';
import { listCoursesForStaff } from '@/server/school/catalog/list-courses-for-staff';
import { readCatalog } from '@/server/school/catalog/read-catalog';
import { addPlan } from '@/server/school/course-changes/add-plan';
import { createCourse } from '@/server/school/course-changes/create-course';
import { setCourseRetired } from '@/server/school/course-changes/set-course-retired';
import { setPlanRetired } from '@/server/school/course-changes/set-plan-retired';
import { updateCourse } from '@/server/school/course-changes/update-course';
import { updatePlan } from '@/server/school/course-changes/update-plan';
import { createTestDatabase } from '@/tests/support/database/database';
import { aPaidPurchase, aPendingPurchase, aTrainer } from '@/tests/support/school/school';
import { aCheckout } from '@/tests/support/school/test-shop';
import { anAdmin, auditOf } from './support';

let database: Awaited<ReturnType<typeof createTestDatabase>>;
let db: DbClient;
let ctx: Context;
beforeAll(async () => {
  database = await createTestDatabase();
  db = connectDb(database.url);
  ctx = anAdmin(db);
});
afterAll(async () => {
  await db.$disconnect();
  await database.drop();
});

const details = {
  title: 'Sewing for beginners',
  summary: 'From a button to a skirt.',
  description: 'We begin with what is in your wardrobe.',
  topic: 'Crafts',
  skill: 'sewing',
  level: 'BEGINNER' as const,
  language: 'en',
  outcomes: ['Sew a seam'],
};
const terms = {
  name: 'Calm',
  sessionCount: 8,
  sessionMinutes: 60,
  sessionsPerWeek: 1,
  amount: 24_000,
  currency: 'EUR',
};
const aNewCourse = async (skill = `sewing-${crypto.randomUUID().slice(0, 8)}`) => {
  const slug = `sewing-${crypto.randomUUID()}`;
  const { courseId } = await createCourse(ctx, { ...details, skill, slug });
  const seen = async () => ({ courseId, expected: (await getCourseForStaff(ctx, { slug })).updatedAt });
  return { courseId, slug, skill, seen };
};
const inCatalog = async (slug: string) => (await readCatalog(ctx)).some((course) => course.slug === slug);

test('a course is in the catalogue as soon as it has a plan, and leaves it at once when it is retired', async () => {
  const { slug, courseId, seen } = await aNewCourse();
  expect(await inCatalog(slug)).toBe(false);
  await addPlan(ctx, { ...terms, ...(await seen()) });
  expect(await inCatalog(slug)).toBe(true);
  await setCourseRetired(ctx, { ...(await seen()), retired: true, reason: 'Nobody came' });
  expect(await inCatalog(slug)).toBe(false);
  await expect(getCourse(ctx, { slug })).rejects.toMatchObject({ kind: 'NotFound' });
  await setCourseRetired(ctx, { ...(await seen()), retired: false });
  expect(await inCatalog(slug)).toBe(true);
  expect((await auditOf(db, courseId)).map(({ action, reason }) => [action, reason])).toEqual([
    ['course.created', null],
    ['plan.added', null],
    ['course.retired', 'Nobody came'],
    ['course.unretired', null],
  ]);
});

test('what students read changes with the course; its address never does', async () => {
  const { slug, courseId, skill, seen } = await aNewCourse();
  await addPlan(ctx, { ...terms, ...(await seen()) });
  expect(await inCatalog(slug)).toBe(true);
  await updateCourse(ctx, { ...details, skill, ...(await seen()), title: 'Sewing, slowly' });
  expect(await getCourse(ctx, { slug })).toMatchObject({ slug, title: 'Sewing, slowly' });
  expect((await readCatalog(ctx)).find((course) => course.slug === slug)?.title).toBe('Sewing, slowly');
  expect((await auditOf(db, courseId)).at(-1)?.data).toEqual({
    before: { title: details.title },
    after: { title: 'Sewing, slowly' },
  });
});

test('a course is found by its address and by its id', async () => {
  const { slug, courseId } = await aNewCourse();
  expect((await getCourseForStaff(ctx, { slug })).id).toBe(courseId);
  expect((await getCourseForStaff(ctx, { slug: courseId })).slug).toBe(slug);
});

test('an address is never given twice, not even that of a retired course', async () => {
  const { slug, seen } = await aNewCourse();
  await setCourseRetired(ctx, { ...(await seen()), retired: true });
  await expect(createCourse(ctx, { ...details, slug })).rejects.toMatchObject({
    kind: 'Conflict',
    code: 'course.slug-taken',
  });
});

test.each(['', 'Sewing', 'sewing class', '-sewing', 'sewing--class', 'sewing/../admin'])(
  '%j is no address',
  async (slug) => {
    await expect(createCourse(ctx, { ...details, slug })).rejects.toMatchObject({ name: 'ZodError' });
  },
);

test.each([
  { amount: 0 },
  { amount: 1.5 },
  { currency: 'XXQ' },
  { sessionsPerWeek: 8 },
  { sessionMinutes: 10 },
  { sessionCount: 0 },
])('a plan with %j is refused', async (wrong) => {
  const { seen } = await aNewCourse();
  await expect(addPlan(ctx, { ...terms, ...(await seen()), ...wrong })).rejects.toMatchObject({
    name: 'ZodError',
  });
});

test('a plan with more sessions a week than in all is refused, by the verbs and by the database', async () => {
  const { seen } = await aNewCourse();
  const short = { ...terms, sessionCount: 2, sessionsPerWeek: 3 };
  const refusal = { issues: [{ message: 'A plan cannot have more sessions a week than sessions in all.' }] };
  await expect(addPlan(ctx, { ...short, ...(await seen()) })).rejects.toMatchObject(refusal);
  const { planId } = await addPlan(ctx, { ...short, sessionsPerWeek: 2, ...(await seen()) });
  await expect(updatePlan(ctx, { ...short, ...(await seen()), planId })).rejects.toMatchObject(refusal);
  const past = db.coursePlan.update({ where: { id: planId }, data: { sessionsPerWeek: 3 } });
  await expect(past).rejects.toThrow('course_plan_pace');
});

test('a price changes for the next checkout; quotes that were made, paid or not, stay', async () => {
  const { slug, seen } = await aNewCourse();
  const { planId } = await addPlan(ctx, { ...terms, ...(await seen()) });
  const course = await db.course.findUniqueOrThrow({ where: { slug } });
  const plan = await db.coursePlan.findUniqueOrThrow({ where: { id: planId } });
  const pending = await aPendingPurchase(db, { course: { course, plan } });
  const paid = await aPaidPurchase(db, { course: { course, plan } });
  await updatePlan(ctx, { ...terms, ...(await seen()), planId, amount: 30_000, sessionCount: 10 });
  const next = await aCheckout(db, { course: { course, plan } });
  const quotes = await db.purchase.findMany({
    where: { id: { in: [pending.id, paid.id, next.purchaseId] } },
    orderBy: { number: 'asc' },
    select: { amount: true, sessionCount: true },
  });
  expect(quotes).toEqual([
    { amount: 24_000, sessionCount: 8 },
    { amount: 24_000, sessionCount: 8 },
    { amount: 30_000, sessionCount: 10 },
  ]);
  expect((await getCourseForStaff(ctx, { slug })).plans).toMatchObject([{ id: planId, sold: 1 }]);
});

test('a retired plan is not sold, and can be sold again', async () => {
  const { slug, seen } = await aNewCourse();
  const { planId } = await addPlan(ctx, { ...terms, ...(await seen()) });
  const set = async (retired: boolean) => setPlanRetired(ctx, { ...(await seen()), planId, retired });
  await set(true);
  expect((await getCourse(ctx, { slug })).plans).toEqual([]);
  await expect(set(true)).rejects.toMatchObject({ code: 'plan.retired' });
  await set(false);
  expect((await getCourse(ctx, { slug })).plans).toHaveLength(1);
  await expect(set(false)).rejects.toMatchObject({ code: 'plan.on-sale' });
});

test('of several people who change one course or its plans, one is first and the others are told', async () => {
  const { slug, skill, seen } = await aNewCourse();
  const { planId } = await addPlan(ctx, { ...terms, ...(await seen()) });
  const stale = await seen();
  const outcomes = await Promise.allSettled([
    updateCourse(ctx, { ...details, skill, ...stale, title: 'One' }),
    updatePlan(ctx, { ...terms, ...stale, planId, amount: 1 }),
    addPlan(ctx, { ...terms, ...stale }),
    setPlanRetired(ctx, { ...stale, planId, retired: true }),
    setCourseRetired(ctx, { ...stale, retired: true }),
  ]);
  const refused = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason] : []));
  expect(refused).toHaveLength(4);
  for (const reason of refused) expect(reason).toMatchObject({ kind: 'Conflict', code: 'course.changed' });
  expect(await getCourseForStaff(ctx, { slug })).toBeDefined();
});

test('what is not there cannot be changed', async () => {
  const gone = { courseId: randomUUID(), expected: new Date() };
  const refusal = { kind: 'NotFound', code: 'course.unknown' };
  await expect(getCourseForStaff(ctx, { slug: 'nothing' })).rejects.toMatchObject(refusal);
  await expect(updateCourse(ctx, { ...details, ...gone })).rejects.toMatchObject(refusal);
  await expect(addPlan(ctx, { ...terms, ...gone })).rejects.toMatchObject(refusal);
  await expect(setCourseRetired(ctx, { ...gone, retired: true })).rejects.toMatchObject(refusal);
  const { seen } = await aNewCourse();
  const noPlan = { ...(await seen()), planId: randomUUID() };
  await expect(updatePlan(ctx, { ...terms, ...noPlan })).rejects.toMatchObject({ code: 'plan.unknown' });
  await expect(setPlanRetired(ctx, { ...noPlan, retired: true })).rejects.toMatchObject({
    code: 'plan.unknown',
  });
});

test('the list counts plans on sale, who can teach, and what was paid lately', async () => {
  const { slug, skill, seen } = await aNewCourse();
  const { planId } = await addPlan(ctx, { ...terms, ...(await seen()) });
  const find = async (input = {}) => (await listCoursesForStaff(ctx, { search: slug, ...input })).rows.at(0);
  expect(await find()).toMatchObject({ plans: 1, teachers: 0, sold: 0 });
  await aTrainer(db, skill);
  const paused = await aTrainer(db, skill);
  await db.trainer.update({ where: { id: paused.id }, data: { pausedAt: ctx.now } });
  const course = await db.course.findUniqueOrThrow({ where: { slug } });
  const plan = await db.coursePlan.findUniqueOrThrow({ where: { id: planId } });
  await aPaidPurchase(db, { course: { course, plan } });
  await aPaidPurchase(db, { course: { course, plan }, now: new Date(ctx.now.getTime() - 31 * 86_400_000) });
  expect(await find()).toMatchObject({ plans: 1, teachers: 1, sold: 1 });
  await setCourseRetired(ctx, { ...(await seen()), retired: true });
  expect(await find()).toBeUndefined();
  expect(await find({ state: 'retired' })).toMatchObject({ slug });
  expect(await find({ state: 'all', topic: 'Crafts' })).toMatchObject({ slug });
  expect(await find({ state: 'all', topic: 'Music' })).toBeUndefined();
});

test('skills to choose from say how many teach them, also nobody', async () => {
  const { skill } = await aNewCourse();
  const of = async () => (await listCourseFacets(ctx)).skills.find((each) => each.skill === skill);
  expect(await of()).toEqual({ skill, teachers: 0 });
  await aTrainer(db, skill);
  expect(await of()).toEqual({ skill, teachers: 1 });
});
