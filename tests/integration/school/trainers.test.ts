import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Context } from '@/server/core/context';
import { connectDb, type DbClient } from '@/server/core/db';
import { createTrainer } from '@/server/school/trainer-changes/create-trainer';
import { pauseTrainer } from '@/server/school/trainer-changes/pause-trainer';
import { resumeTrainer } from '@/server/school/trainer-changes/resume-trainer';
import { setSkills } from '@/server/school/trainer-changes/set-skills';
import { updateTrainer } from '@/server/school/trainer-changes/update-trainer';
import { getTrainer } from '@/server/school/trainers/get-trainer';
import { listTrainers } from '@/server/school/trainers/list-trainers';
import { createTestDatabase } from '@/tests/support/database/database';
import { aTrainer } from '@/tests/support/school/school';
import { anAdmin, aScheduledPurchase, auditOf, capacityEventsOf } from './support';

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

const profile = {
  name: 'Lena Fischer',
  headline: 'SQL until the figure is right',
  bio: 'Twelve years of controlling.',
  zone: 'Europe/Berlin',
  languages: ['de', 'en'],
  maxStudents: 8,
  bufferMinutes: 10,
  maxWeeklyMinutes: null,
  meetingUrl: null,
};
const unique = () => `${crypto.randomUUID()}@example.com`;
const aNewTrainer = async () => {
  const email = unique();
  const { trainerId } = await createTrainer(ctx, { ...profile, email });
  return { trainerId, email, expected: (await getTrainer(ctx, { trainerId })).updatedAt };
};

test('a trainer who is added can be read again, and the audit says who added whom', async () => {
  const { trainerId, email } = await aNewTrainer();
  expect(await getTrainer(ctx, { trainerId })).toMatchObject({ ...profile, email, state: 'active' });
  expect(await auditOf(db, trainerId)).toEqual([
    expect.objectContaining({ action: 'trainer.created', actorName: 'Meera Nair' }),
  ]);
});

test('an address belongs to one trainer, however it is written', async () => {
  const { email } = await aNewTrainer();
  const refusal = { kind: 'Conflict', code: 'trainer.email-taken' };
  await expect(createTrainer(ctx, { ...profile, email: email.toUpperCase() })).rejects.toMatchObject(refusal);
  const other = await aNewTrainer();
  await expect(updateTrainer(ctx, { ...profile, ...other, email })).rejects.toMatchObject(refusal);
});

test('a zone that no clock shows is refused', async () => {
  const bad = createTrainer(ctx, { ...profile, email: unique(), zone: 'Europe/Atlantis' });
  await expect(bad).rejects.toMatchObject({ kind: 'Validation', code: 'trainer.zone-unknown' });
});

test('of two people who change the same trainer the second is told, and nothing of the first is lost', async () => {
  const { trainerId, email, expected } = await aNewTrainer();
  const outcomes = await Promise.allSettled([
    updateTrainer(ctx, { ...profile, trainerId, email, expected, maxStudents: 9 }),
    updateTrainer(ctx, { ...profile, trainerId, email, expected, headline: 'Another' }),
    setSkills(ctx, { trainerId, expected, skills: [{ skill: 'sql', level: 'ADVANCED' }] }),
    pauseTrainer(ctx, { trainerId, expected }),
  ]);
  const refused = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason] : []));
  expect(refused).toHaveLength(3);
  for (const reason of refused) expect(reason).toMatchObject({ kind: 'Conflict', code: 'trainer.changed' });
  expect(await auditOf(db, trainerId)).toHaveLength(2);
});

test('an update is audited with what changed, and with nothing else', async () => {
  const { trainerId, email, expected } = await aNewTrainer();
  await updateTrainer(ctx, { ...profile, trainerId, email, expected, maxStudents: 12 });
  const [, entry] = await auditOf(db, trainerId);
  expect(entry).toMatchObject({
    action: 'trainer.updated',
    data: { before: { maxStudents: 8 }, after: { maxStudents: 12 } },
  });
  expect(entry?.data).toEqual({ before: { maxStudents: 8 }, after: { maxStudents: 12 } });
  expect(await capacityEventsOf(db, trainerId)).toHaveLength(1);
});

test('a cap cannot go below the students a trainer has: the refusal says how many', async () => {
  const { trainer } = await aScheduledPurchase(db);
  const { updatedAt: expected, ...now } = await getTrainer(ctx, { trainerId: trainer.id });
  const lower = (maxStudents: number) =>
    updateTrainer(ctx, { ...now, trainerId: trainer.id, expected, maxStudents });
  await expect(lower(0)).rejects.toMatchObject({
    code: 'trainer.cap-below-load',
    message: expect.stringContaining('teaches 1 student now'),
  });
  await lower(1);
  expect((await getTrainer(ctx, { trainerId: trainer.id })).maxStudents).toBe(1);
});

test('skills are replaced as a whole; only new ones wake waiting purchases', async () => {
  const { trainerId, expected } = await aNewTrainer();
  const skills = [
    { skill: ' Data Science ', level: 'ADVANCED' as const },
    { skill: 'c++', level: 'BEGINNER' as const },
  ];
  await setSkills(ctx, { trainerId, expected, skills });
  const before = await getTrainer(ctx, { trainerId });
  expect(before.skills).toEqual([
    { skill: 'c++', level: 'BEGINNER' },
    { skill: 'data-science', level: 'ADVANCED' },
  ]);
  expect(await capacityEventsOf(db, trainerId)).toHaveLength(1);
  await setSkills(ctx, { trainerId, expected: before.updatedAt, skills: skills.slice(0, 1) });
  expect((await getTrainer(ctx, { trainerId })).skills).toHaveLength(1);
  expect(await capacityEventsOf(db, trainerId)).toHaveLength(1);
});

test('a skill twice is refused, however it is written', async () => {
  const { trainerId, expected } = await aNewTrainer();
  const skills = [
    { skill: 'sql', level: 'ADVANCED' as const },
    { skill: 'SQL', level: 'BEGINNER' as const },
  ];
  await expect(setSkills(ctx, { trainerId, expected, skills })).rejects.toMatchObject({
    code: 'trainer.skill-twice',
  });
});

test('pausing and resuming are recorded, wake waiting purchases once, and cannot be done twice', async () => {
  const { trainerId, expected } = await aNewTrainer();
  await pauseTrainer(ctx, { trainerId, expected, reason: 'Exams' });
  const paused = await getTrainer(ctx, { trainerId });
  expect(paused.state).toBe('paused');
  const again = { trainerId, expected: paused.updatedAt };
  await expect(pauseTrainer(ctx, again)).rejects.toMatchObject({ code: 'trainer.paused' });
  await resumeTrainer(ctx, again);
  const resumed = await getTrainer(ctx, { trainerId });
  expect(resumed.state).toBe('active');
  const twice = resumeTrainer(ctx, { trainerId, expected: resumed.updatedAt });
  await expect(twice).rejects.toMatchObject({ code: 'trainer.not-paused' });
  expect(await capacityEventsOf(db, trainerId)).toHaveLength(1);
  expect((await auditOf(db, trainerId)).map(({ action, reason }) => [action, reason])).toEqual([
    ['trainer.created', null],
    ['trainer.paused', 'Exams'],
    ['trainer.resumed', null],
  ]);
});

test('a trainer who does not exist cannot be changed', async () => {
  const gone = { trainerId: randomUUID(), expected: new Date() };
  const refusal = { kind: 'NotFound', code: 'trainer.unknown' };
  await expect(getTrainer(ctx, gone)).rejects.toMatchObject(refusal);
  await expect(updateTrainer(ctx, { ...profile, ...gone, email: unique() })).rejects.toMatchObject(refusal);
  await expect(setSkills(ctx, { ...gone, skills: [] })).rejects.toMatchObject(refusal);
  await expect(pauseTrainer(ctx, gone)).rejects.toMatchObject(refusal);
  await expect(resumeTrainer(ctx, gone)).rejects.toMatchObject(refusal);
});

test('the list finds by words, skill, language and state, and shows load and the next session', async () => {
  const { trainer, purchase, course } = await aScheduledPurchase(db);
  const list = (input: Parameters<typeof listTrainers>[1]) =>
    listTrainers(ctx, { skill: course.skill, ...input });
  const other = await aTrainer(db, course.skill, { name: 'Bo 50%_Lindqvist', maxStudents: 3 });

  const { rows, total } = await list({});
  expect(total).toBe(2);
  const first = await db.trainingSession.findFirstOrThrow({
    where: { purchaseId: purchase.id },
    orderBy: { startsAt: 'asc' },
  });
  expect(rows.find(({ id }) => id === trainer.id)).toMatchObject({
    students: 1,
    nextSession: first.startsAt,
  });
  expect((await list({ search: 'lindq 50%_' })).rows.map(({ id }) => id)).toEqual([other.id]);
  expect((await list({ search: 'nobody' })).total).toBe(0);
  expect((await list({ language: 'fr' })).total).toBe(0);
  expect((await list({ sort: 'free' })).rows.map(({ id }) => id)).toEqual([trainer.id, other.id]);
  expect((await list({ sort: 'full' })).rows.map(({ id }) => id)).toEqual([other.id, trainer.id]);

  const day = 86_400_000;
  await db.trainerTimeOff.create({
    data: {
      trainerId: other.id,
      startsAt: new Date(ctx.now.getTime() - day),
      endsAt: new Date(ctx.now.getTime() + day),
    },
  });
  expect((await list({ state: 'away' })).rows).toMatchObject([{ id: other.id, state: 'away' }]);
  expect((await list({ state: 'active' })).rows).toMatchObject([{ id: trainer.id, state: 'active' }]);
  await db.trainer.update({ where: { id: other.id }, data: { leftAt: ctx.now } });
  expect((await list({})).total).toBe(1);
  expect((await list({ state: 'left' })).rows).toMatchObject([{ id: other.id, state: 'left' }]);
  expect((await list({ state: 'all' })).total).toBe(2);
});

test('pages follow each other without gap or repetition', async () => {
  const skill = crypto.randomUUID();
  for (let index = 0; index < 60; index += 1) await aTrainer(db, skill, { name: 'Same Name' });
  const pages = [await listTrainers(ctx, { skill }), await listTrainers(ctx, { skill, page: 2 })];
  expect(pages.map(({ rows }) => rows.length)).toEqual([50, 10]);
  expect(new Set(pages.flatMap(({ rows }) => rows.map(({ id }) => id))).size).toBe(60);
  expect((await listTrainers(ctx, { skill, page: 9 })).rows).toEqual([]);
});
