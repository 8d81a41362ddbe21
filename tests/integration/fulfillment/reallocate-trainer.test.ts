import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import type { Actor, Context } from '@/server/core/context';
import { allocateTrainer } from '@/server/fulfillment/allocating/allocate-trainer';
import { scheduleSessions } from '@/server/fulfillment/booking/schedule-sessions';
import { listCandidates } from '@/server/fulfillment/reallocating/list-candidates';
import { loadSeries } from '@/server/fulfillment/reallocating/load-series';
import { moveSessions } from '@/server/fulfillment/reallocating/move-sessions';
import { previewReallocation } from '@/server/fulfillment/reallocating/preview-reallocation';
import { reallocateTrainer } from '@/server/fulfillment/reallocating/reallocate-trainer';
import { undoReallocation } from '@/server/fulfillment/reallocating/undo-reallocation';
import type { OverridableRule } from '@/server/process/vocabulary/trainer-rules';
import { openTestDatabase } from '@/tests/support/database/open-test-database';
import { anAllocatedPurchase, aScheduledPurchase, sessionsOf } from '@/tests/support/school/scheduled';
import {
  aCourse,
  aCreatedPurchase,
  aStudent,
  aTrainer,
  eventIdOf,
  testContext,
} from '@/tests/support/school/school';

const { db } = await openTestDatabase();

const admin: Actor = { kind: 'staff', userId: 'maya', name: 'Maya Admin', role: 'ADMIN' };
const asAdmin = (now = new Date()): Context => ({ db, actor: admin, now });
const later = (days: number) => new Date(Date.now() + days * 86_400_000);

/** Previews and does what was read. */
async function reallocate(
  purchaseId: string,
  trainerId: string,
  { overrides = [] as OverridableRule[], ctx = asAdmin(), reason = 'She asked for it' } = {},
) {
  const { token } = await previewReallocation(ctx, { purchaseId, trainerId, overrides });
  return reallocateTrainer(ctx, { purchaseId, trainerId, overrides, reason, expected: token });
}

/** A booked series with its trainer, and another who could take it. */
async function aSeries(sessionCount = 6) {
  const course = await aCourse(db, { sessionCount });
  const former = await aTrainer(db, course.course.skill, { name: 'Ishita Rao' });
  const purchase = await aScheduledPurchase(db, { course });
  const other = await aTrainer(db, course.course.skill, { name: 'Tomas Novak' });
  return { course, former, other, purchase, sessions: await sessionsOf(db, purchase.id) };
}

test('the whole series moves to the other trainer: same rows, same times, and every book says so', async () => {
  const { former, other, purchase, sessions } = await aSeries();

  const result = await reallocate(purchase.id, other.id);

  expect(result).toMatchObject({ trainerName: 'Tomas Novak', moved: 6, retimed: 0, stayed: 0 });
  const after = await sessionsOf(db, purchase.id);
  expect(after.map(({ id, startsAt }) => ({ id, startsAt }))).toEqual(
    sessions.map(({ id, startsAt }) => ({ id, startsAt })),
  );
  expect(after.every(({ trainerId, sequence }) => trainerId === other.id && sequence === 1)).toBe(true);
  const allocations = await db.trainerAllocation.findMany({ where: { purchaseId: purchase.id } });
  expect(allocations.map(({ trainerId, endReason }) => [trainerId, endReason])).toEqual([
    [former.id, 'She asked for it'],
    [other.id, null],
  ]);
  expect(await db.sessionMove.count({ where: { reallocationId: result.reallocationId } })).toBe(6);
  const audit = await db.auditEntry.findFirst({ where: { subjectId: purchase.id } });
  expect(audit).toMatchObject({
    action: 'trainer.reallocated',
    actorName: 'Maya Admin',
    reason: 'She asked for it',
  });
  const entry = await db.timelineEntry.findFirst({
    where: { purchaseId: purchase.id, kind: 'trainer.reallocated' },
  });
  expect(entry?.data).toMatchObject({
    fromTrainerName: 'Ishita Rao',
    toTrainerName: 'Tomas Novak',
    moved: 6,
  });
  const event = await db.outboxEvent.findFirst({
    where: { purchaseId: purchase.id, name: 'trainer/reallocated' },
  });
  expect(event?.payload).toMatchObject({ reallocationId: result.reallocationId });
});

test('a preview changes nothing and says what will be', async () => {
  const { former, other, purchase, sessions } = await aSeries(2);

  const preview = await previewReallocation(asAdmin(), { purchaseId: purchase.id, trainerId: other.id });

  expect(preview).toMatchObject({
    from: { id: former.id },
    to: { id: other.id },
    broken: [],
    missing: [],
    obstacle: null,
    load: { before: 0, after: 1, cap: 10 },
  });
  expect(preview.moves.map(({ ordinal, kept }) => [ordinal, kept])).toEqual([
    [1, true],
    [2, true],
  ]);
  expect(preview.recipients.map(({ role }) => role)).toEqual(['student', 'former-trainer', 'trainer']);
  expect(await sessionsOf(db, purchase.id)).toEqual(sessions);
  expect(await db.reallocation.count({ where: { purchaseId: purchase.id } })).toBe(0);
});

test('sessions held or begun stay with who held them', async () => {
  const { former, other, purchase, sessions } = await aSeries(6);
  const [first, second] = sessions;
  if (!first || !second) throw new Error('no sessions');
  await db.trainingSession.update({ where: { id: first.id }, data: { status: 'HELD' } });
  const duringSecond = new Date(second.startsAt.getTime() + 60_000);

  const result = await reallocate(purchase.id, other.id, { ctx: asAdmin(duringSecond) });

  expect(result).toMatchObject({ moved: 4, stayed: 2 });
  const after = await sessionsOf(db, purchase.id);
  expect(after.map(({ trainerId }) => trainerId)).toEqual([
    former.id,
    former.id,
    other.id,
    other.id,
    other.id,
    other.id,
  ]);
  expect(after.map(({ sequence }) => sequence)).toEqual([0, 0, 1, 1, 1, 1]);
});

test('a session that the new trainer cannot hold at its time gets another preferred time', async () => {
  const { other, purchase, sessions } = await aSeries(6);
  const third = sessions[2];
  if (!third) throw new Error('no sessions');
  await db.trainerTimeOff.create({
    data: { trainerId: other.id, startsAt: third.startsAt, endsAt: third.endsAt },
  });

  const result = await reallocate(purchase.id, other.id);

  expect(result.retimed).toBeGreaterThan(0);
  const after = await sessionsOf(db, purchase.id);
  expect(after.every(({ trainerId }) => trainerId === other.id)).toBe(true);
  expect(after.some(({ startsAt }) => startsAt.getTime() === third.startsAt.getTime())).toBe(false);
});

test('two sessions may exchange their times, though each is in the way of the other', async () => {
  const { other, purchase } = await aSeries(2);
  const { reallocationId, allocationId } = await reallocate(purchase.id, other.id);
  const series = await loadSeries(db, purchase.id);
  const [first, second] = series.sessions;
  if (!first || !second) throw new Error('no sessions');
  await db.$transaction((tx) =>
    moveSessions(
      tx,
      asAdmin(),
      [
        { session: first, to: second, overrides: [] },
        { session: second, to: first, overrides: [] },
      ],
      { trainerId: other.id, allocationId, reallocationId, reason: 'Exchanged' },
    ),
  );
  const after = await sessionsOf(db, purchase.id);
  expect(after.map(({ startsAt }) => startsAt)).toEqual([second.startsAt, first.startsAt]);
});

test('a broken rule must be overridden by name, and is then recorded', async () => {
  const { purchase } = await aSeries(2);
  const stranger = await aTrainer(db, 'another-skill', { maxStudents: 0 });
  const preview = await previewReallocation(asAdmin(), { purchaseId: purchase.id, trainerId: stranger.id });
  expect(preview.missing).toEqual(['skill', 'cap']);

  await expect(reallocate(purchase.id, stranger.id)).rejects.toMatchObject({ code: 'reallocation.rule' });
  await expect(reallocate(purchase.id, stranger.id, { overrides: ['skill'] })).rejects.toThrow('cap');
  await reallocate(purchase.id, stranger.id, { overrides: ['skill', 'cap', 'paused'] });

  const allocation = await db.trainerAllocation.findFirst({
    where: { purchaseId: purchase.id, endedAt: null },
  });
  expect(allocation).toMatchObject({ trainerId: stranger.id, overrides: ['skill', 'cap'] });
});

test("the trainer's time off can be overridden by name, another booking of theirs never", async () => {
  const { other, purchase, sessions } = await aSeries(2);
  const [first] = sessions;
  if (!first) throw new Error('no sessions');
  await db.trainerTimeOff.create({ data: { trainerId: other.id, startsAt: later(0), endsAt: later(365) } });
  await expect(reallocate(purchase.id, other.id)).rejects.toMatchObject({ code: 'reallocation.rule' });
  await reallocate(purchase.id, other.id, { overrides: ['leave'] });
  const [moved] = await sessionsOf(db, purchase.id);
  expect(moved).toMatchObject({ trainerId: other.id, overrides: ['leave'], startsAt: first.startsAt });

  const everything: OverridableRule[] = [
    'skill',
    'level',
    'language',
    'cap',
    'paused',
    'leave',
    'hours',
    'weekly-hours',
    'notice',
  ];
  const second = await aScheduledPurchase(db, { course: await courseOf(purchase.id) });
  const preview = await previewReallocation(asAdmin(), {
    purchaseId: second.id,
    trainerId: other.id,
    overrides: everything,
  });
  const taken = (await sessionsOf(db, purchase.id)).map(({ startsAt }) => startsAt.getTime());
  expect(preview.moves.some(({ to }) => taken.includes(to.startsAt.getTime()))).toBe(false);
});

test('a trainer who has left can never be chosen, nor the one who has it', async () => {
  const { former, other, purchase } = await aSeries(2);
  await db.trainer.update({ where: { id: other.id }, data: { leftAt: new Date() } });
  const overrides: OverridableRule[] = ['paused', 'cap'];
  await expect(reallocate(purchase.id, other.id, { overrides })).rejects.toThrow('has left');
  await expect(reallocate(purchase.id, former.id)).rejects.toThrow('has this purchase already');
});

test('two admins confirm the same preview at once: it is done once, and the other reads what happened', async () => {
  const { other, purchase } = await aSeries(4);
  const asked = { purchaseId: purchase.id, trainerId: other.id };
  const { token: expected } = await previewReallocation(asAdmin(), asked);

  const results = await Promise.allSettled(
    ['first', 'second'].map((reason) => reallocateTrainer(asAdmin(), { ...asked, reason, expected })),
  );

  const refused = results.find((result) => result.status === 'rejected');
  expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  expect(refused?.status === 'rejected' && refused.reason).toMatchObject({
    code: 'reallocation.changed',
    message: expect.stringContaining('Maya Admin gave this purchase to Tomas Novak'),
  });
  expect(await db.reallocation.count({ where: { purchaseId: purchase.id } })).toBe(1);
});

test('what is confirmed is what was read: a change in between is a conflict', async () => {
  const { other, purchase, sessions } = await aSeries(2);
  const asked = { purchaseId: purchase.id, trainerId: other.id };
  const { token: expected } = await previewReallocation(asAdmin(), asked);
  const [first] = sessions;
  if (!first) throw new Error('no sessions');
  await db.trainerTimeOff.create({
    data: { trainerId: other.id, startsAt: first.startsAt, endsAt: first.endsAt },
  });
  await expect(reallocateTrainer(asAdmin(), { ...asked, reason: 'as read', expected })).rejects.toMatchObject(
    {
      kind: 'Conflict',
    },
  );
  expect(await sessionsOf(db, purchase.id)).toEqual(sessions);
});

test('24 sessions move in one transaction: an end in the middle leaves nothing', async () => {
  const { other, purchase, sessions } = await aSeries(24);
  const { token: expected } = await previewReallocation(asAdmin(), {
    purchaseId: purchase.id,
    trainerId: other.id,
  });
  // The last thing that the transaction writes cannot be written.
  await db.$executeRawUnsafe(
    `CREATE FUNCTION die() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'killed'; END $$`,
  );
  await db.$executeRawUnsafe(
    `CREATE TRIGGER die BEFORE INSERT ON "AuditEntry" FOR EACH ROW EXECUTE FUNCTION die()`,
  );
  const asked = { purchaseId: purchase.id, trainerId: other.id, reason: 'on leave', expected };
  await expect(reallocateTrainer(asAdmin(), asked)).rejects.toThrow('killed');
  await db.$executeRawUnsafe(`DROP TRIGGER die ON "AuditEntry"`);

  expect(await sessionsOf(db, purchase.id)).toEqual(sessions);
  expect(await db.trainerAllocation.count({ where: { purchaseId: purchase.id } })).toBe(1);
  expect(
    await db.outboxEvent.count({ where: { purchaseId: purchase.id, name: 'trainer/reallocated' } }),
  ).toBe(0);
  expect((await reallocateTrainer(asAdmin(), asked)).moved).toBe(24);
});

test('a purchase that waits without a trainer is given one, and the pipeline books its sessions', async () => {
  const course = await aCourse(db, { sessionCount: 4 });
  const full = await aTrainer(db, course.course.skill, { maxStudents: 0 });
  const purchase = await anAllocatedPurchase(db, { course });
  expect(await statusOf(purchase.id)).toBe('CREATED');

  const preview = await previewReallocation(asAdmin(), { purchaseId: purchase.id, trainerId: full.id });
  expect(preview).toMatchObject({ from: null, missing: ['cap'], moves: [], recipients: [] });
  expect(preview.booking).toHaveLength(4);
  await reallocate(purchase.id, full.id, { overrides: ['cap'] });

  expect(await statusOf(purchase.id)).toBe('ALLOCATED');
  const eventId = await eventIdOf(db, purchase.id, 'trainer/allocated');
  await scheduleSessions(testContext(db), { purchaseId: purchase.id, eventId });
  expect(await statusOf(purchase.id)).toBe('SCHEDULED');
});

test('a waiting purchase is given into time off by name, and booked there', async () => {
  const course = await aCourse(db);
  const away = await aTrainer(db, course.course.skill);
  await db.trainerTimeOff.create({ data: { trainerId: away.id, startsAt: later(0), endsAt: later(365) } });
  const purchase = await anAllocatedPurchase(db, { course });
  const preview = await previewReallocation(asAdmin(), { purchaseId: purchase.id, trainerId: away.id });
  expect(preview.missing).toEqual(['leave']);
  await expect(reallocate(purchase.id, away.id)).rejects.toMatchObject({ code: 'reallocation.rule' });

  await reallocate(purchase.id, away.id, { overrides: ['leave'] });

  const eventId = await eventIdOf(db, purchase.id, 'trainer/allocated');
  await scheduleSessions(testContext(db), { purchaseId: purchase.id, eventId });
  const sessions = await sessionsOf(db, purchase.id);
  expect(sessions.map(({ overrides }) => overrides)).toEqual([['leave'], ['leave']]);
});

test('a purchase with a trainer and no sessions yet is booked with the new one by a repeated event', async () => {
  const course = await aCourse(db);
  await aTrainer(db, course.course.skill);
  const purchase = await anAllocatedPurchase(db, { course });
  const other = await aTrainer(db, course.course.skill);
  const first = await eventIdOf(db, purchase.id, 'trainer/allocated');

  await reallocate(purchase.id, other.id);

  const again = await db.outboxEvent.findFirstOrThrow({
    where: { purchaseId: purchase.id, repeatsId: first },
  });
  await scheduleSessions(testContext(db), { purchaseId: purchase.id, eventId: again.id });
  const sessions = await sessionsOf(db, purchase.id);
  expect(sessions.map(({ trainerId }) => trainerId)).toEqual([other.id, other.id]);
});

test('while the pipeline allocates and books it: never two trainers, never a session of the one who lost it', async () => {
  for (let round = 0; round < 12; round++) {
    const course = await aCourse(db);
    await aTrainer(db, course.course.skill);
    const stage = round % 2 === 0 ? aCreatedPurchase : anAllocatedPurchase;
    const { id: purchaseId } = await stage(db, { course });
    const other = await aTrainer(db, `forced-${randomUUID()}`);
    const events = await db.outboxEvent.findMany({ where: { purchaseId }, orderBy: { createdAt: 'asc' } });
    const eventId = events.at(-1)?.id ?? '';
    const pipeline =
      round % 2 === 0
        ? () => allocateTrainer(testContext(db), { purchaseId, eventId })
        : () => scheduleSessions(testContext(db), { purchaseId, eventId });

    const overrides: OverridableRule[] = ['skill'];
    const results = await Promise.allSettled([reallocate(purchaseId, other.id, { overrides }), pipeline()]);
    const [forced] = results;
    // Lost means: it was told that things moved on, and reads again.
    if (forced?.status === 'rejected') {
      expect(forced.reason).toMatchObject({ kind: 'Conflict' });
      await reallocate(purchaseId, other.id, { overrides });
    }
    for (const event of await db.outboxEvent.findMany({ where: { purchaseId, name: 'trainer/allocated' } })) {
      await scheduleSessions(testContext(db), { purchaseId, eventId: event.id });
    }

    const active = await db.trainerAllocation.findMany({ where: { purchaseId, endedAt: null } });
    expect(active.map(({ trainerId }) => trainerId)).toEqual([other.id]);
    const sessions = await sessionsOf(db, purchaseId);
    expect(sessions.map(({ trainerId }) => trainerId)).toEqual([other.id, other.id]);
  }
});

test('undo gives the series back with its former times, as a reallocation that names the other', async () => {
  const { former, other, purchase, sessions } = await aSeries(6);
  await db.trainerTimeOff.create({ data: { trainerId: other.id, startsAt: later(0), endsAt: later(14) } });
  const { reallocationId } = await reallocate(purchase.id, other.id);
  expect((await sessionsOf(db, purchase.id))[0]?.startsAt).not.toEqual(sessions[0]?.startsAt);

  const undone = await undoReallocation(asAdmin(), { reallocationId, reason: 'A mistake' });

  const after = await sessionsOf(db, purchase.id);
  expect(after.map(({ startsAt }) => startsAt)).toEqual(sessions.map(({ startsAt }) => startsAt));
  expect(after.every(({ trainerId, sequence }) => trainerId === former.id && sequence === 2)).toBe(true);
  expect(await db.reallocation.findUniqueOrThrow({ where: { id: undone.reallocationId } })).toMatchObject({
    undoesId: reallocationId,
    reason: 'A mistake',
  });
  await expect(undoReallocation(asAdmin(), { reallocationId, reason: 'again' })).rejects.toThrow(
    'Maya Admin has undone this already',
  );
});

test('nothing is undone after a moved session was held or has begun', async () => {
  const { other, purchase, sessions } = await aSeries(4);
  const { reallocationId } = await reallocate(purchase.id, other.id);
  const [first] = sessions;
  if (!first) throw new Error('no sessions');
  const undo = (now?: Date) => undoReallocation(asAdmin(now), { reallocationId, reason: 'too late' });
  await expect(undo(first.startsAt)).rejects.toMatchObject({ code: 'undo.begun-since' });
  await db.trainingSession.update({ where: { id: first.id }, data: { status: 'HELD' } });
  await expect(undo()).rejects.toThrow('Session 1 has been held since');
  expect((await sessionsOf(db, purchase.id)).every(({ trainerId }) => trainerId === other.id)).toBe(true);
});

test('nothing is undone into times that are taken, or when it was given to a third since', async () => {
  const { course, former, other, purchase } = await aSeries(2);
  const { reallocationId } = await reallocate(purchase.id, other.id);
  // The former trainer's times are free now, and the next student takes them.
  await aScheduledPurchase(db, {
    course: await onlyFor(former.id, course),
    studentId: (await aStudent(db)).id,
  });
  const undo = () => undoReallocation(asAdmin(), { reallocationId, reason: 'back' });
  await expect(undo()).rejects.toThrow('Ishita Rao has something else at the former time of session 1');

  const third = await aTrainer(db, course.course.skill);
  await reallocate(purchase.id, third.id);
  await expect(undo()).rejects.toMatchObject({ code: 'undo.changed-since' });
});

test('candidates come best first, those ruled out with the rules to override, the present trainer not at all', async () => {
  const { course, former, other, purchase, sessions } = await aSeries(2);
  const { skill } = course.course;
  const busy = await aTrainer(db, skill);
  const [first] = sessions;
  if (!first) throw new Error('no sessions');
  const { startsAt, endsAt } = first;
  await db.trainerTimeOff.create({ data: { trainerId: busy.id, startsAt, endsAt } });
  const full = await aTrainer(db, skill, { maxStudents: 0 });

  const { ranked, ruledOut, remaining } = await listCandidates(testContext(db), { purchaseId: purchase.id });

  expect(remaining).toBe(2);
  expect(ranked.map(({ trainerId, kept, retimed }) => [trainerId, kept, retimed])).toEqual([
    [other.id, 2, 0],
    [busy.id, 1, 1],
  ]);
  const reasons = new Map(ruledOut.map(({ trainerId, codes, needs }) => [trainerId, { codes, needs }]));
  expect(reasons.get(full.id)).toEqual({ codes: ['cap'], needs: ['cap'] });
  expect(reasons.has(former.id)).toBe(false);
});

async function statusOf(id: string) {
  return (await db.purchase.findUniqueOrThrow({ where: { id } })).status;
}

async function courseOf(purchaseId: string) {
  const { course, plan } = await db.purchase.findUniqueOrThrow({
    where: { id: purchaseId },
    select: { course: true, plan: true },
  });
  return { course, plan };
}

/** A course of the same shape that only this trainer teaches. */
async function onlyFor(trainerId: string, { plan }: Awaited<ReturnType<typeof aCourse>>) {
  const course = await aCourse(db, { sessionCount: plan.sessionCount });
  await db.trainerSkill.create({ data: { trainerId, skill: course.course.skill, level: 'ADVANCED' } });
  return course;
}
