import { expect, test } from 'vitest';
import { listRescheduleOptions } from '@/server/fulfillment/rescheduling/list-reschedule-options';
import { previewReschedule } from '@/server/fulfillment/rescheduling/preview-reschedule';
import { rescheduleSession } from '@/server/fulfillment/rescheduling/reschedule-session';
import { openTestDatabase } from '@/tests/support/database/open-test-database';
import { aScheduledPurchase, sessionsOf } from '@/tests/support/school/scheduled';
import { aCourse, aStudent, aTrainer, testContext } from '@/tests/support/school/school';
import { asStudent } from '@/tests/support/school/test-shop';

const { db } = await openTestDatabase();

const hour = 3_600_000;
const after = (at: Date, hours: number) => new Date(at.getTime() + hours * hour);

async function aSeries(sessionCount = 4) {
  const course = await aCourse(db, { sessionCount });
  const trainer = await aTrainer(db, course.course.skill);
  const student = await aStudent(db);
  const { id } = await aScheduledPurchase(db, { course, studentId: student.id });
  const [session, next] = await sessionsOf(db, id);
  if (!session || !next) throw new Error('There are no sessions.');
  return { id, trainer, student, session, next, ctx: asStudent(db, student) };
}
const by = 'student';

test('a student moves a session: the same row, its history, its event and its timeline entry', async () => {
  const { id, session, ctx } = await aSeries();
  const startsAt = after(session.startsAt, 2);
  await rescheduleSession(ctx, { sessionId: session.id, startsAt, expectedSequence: 0, by });
  const [moved] = await sessionsOf(db, id);
  expect(moved).toMatchObject({ id: session.id, startsAt, endsAt: after(startsAt, 1), sequence: 1 });
  const moves = await db.sessionMove.findMany({ where: { sessionId: session.id } });
  expect(moves).toMatchObject([
    { fromStartsAt: session.startsAt, toStartsAt: startsAt, actorKind: 'STUDENT' },
  ]);
  expect(
    await db.outboxEvent.count({
      where: {
        purchaseId: id,
        name: 'session/rescheduled',
        payload: { path: ['moveId'], equals: moves[0]?.id },
      },
    }),
  ).toBe(1);
  expect(await db.timelineEntry.count({ where: { purchaseId: id, kind: 'session.rescheduled' } })).toBe(1);
});

test('every time offered can be taken, and none that either person has', async () => {
  const { session, next, ctx } = await aSeries();
  const offered = await listRescheduleOptions(ctx, { sessionId: session.id, by });
  expect(offered.refusal).toBeNull();
  expect(offered.left).toBe(2);
  expect(offered.options.length).toBeGreaterThan(100);
  expect(offered.options).not.toContainEqual(next.startsAt);
  const [startsAt] = offered.options;
  if (!startsAt) throw new Error('Nothing is offered.');
  await rescheduleSession(ctx, { sessionId: session.id, startsAt, expectedSequence: 0, by });
});

test('the times offered lie around the session, nearest first, and never in the past', async () => {
  const { session, ctx } = await aSeries();
  for (const asking of [ctx, testContext(db)]) {
    // From months before the session, as the dialog of a far session asks.
    for (const now of [after(session.startsAt, -24 * 100), ctx.now, after(session.startsAt, -30)]) {
      const { options } = await listRescheduleOptions(
        { ...asking, now },
        { sessionId: session.id, by: asking === ctx ? 'student' : 'staff' },
      );
      const away = options.map((at) => Math.abs(at.getTime() - session.startsAt.getTime()));
      expect(away).toEqual(away.toSorted((a, b) => a - b));
      expect(away[0]).toBeLessThanOrEqual(2 * 3_600_000);
      expect(Math.max(...away)).toBeLessThanOrEqual(21 * 86_400_000);
      expect(options.every((at) => at > now)).toBe(true);
    }
  }
});

test('what is in the way is said in a sentence, and nothing changes', async () => {
  const { id, trainer, session, next, ctx } = await aSeries();
  const move = (startsAt: Date) =>
    rescheduleSession(ctx, { sessionId: session.id, startsAt, expectedSequence: 0, by });
  await expect(move(after(next.startsAt, 0.5))).rejects.toMatchObject({
    code: 'reschedule.taken',
    message: expect.stringMatching(/^Your other session of .+ is in the way, /),
  });
  await expect(move(after(ctx.now, 2))).rejects.toMatchObject({ code: 'reschedule.notice' });
  await expect(move(after(session.startsAt, 24 * 90))).rejects.toMatchObject({ code: 'reschedule.too-late' });
  const away = { startsAt: after(session.startsAt, 2), endsAt: after(session.startsAt, 9) };
  await db.trainerTimeOff.create({ data: { trainerId: trainer.id, ...away } });
  await expect(move(after(session.startsAt, 3))).rejects.toMatchObject({ code: 'reschedule.leave' });
  expect(await sessionsOf(db, id)).toMatchObject([{ id: session.id, sequence: 0 }, {}, {}, {}]);
});

test('a student moves a session twice, a third time only staff do; staff override a rule by name', async () => {
  const { id, trainer, session, ctx } = await aSeries();
  for (const sequence of [0, 1]) {
    const startsAt = after(session.startsAt, 2 + sequence);
    await rescheduleSession(ctx, { sessionId: session.id, startsAt, expectedSequence: sequence, by });
  }
  const again = { sessionId: session.id, startsAt: after(session.startsAt, 6), expectedSequence: 2 };
  await expect(rescheduleSession(ctx, { ...again, by })).rejects.toMatchObject({
    code: 'reschedule.session-limit',
  });

  await db.trainerAvailability.deleteMany({ where: { trainerId: trainer.id } });
  const byStaff = { ...again, by: 'staff' as const, reason: 'the student asked by phone' };
  await expect(rescheduleSession(testContext(db), byStaff)).rejects.toMatchObject({
    code: 'reschedule.hours',
  });
  await rescheduleSession(testContext(db), { ...byStaff, overrides: ['hours'] });
  expect((await sessionsOf(db, id))[0]).toMatchObject({ sequence: 3, overrides: ['hours'] });
  expect(await db.auditEntry.count({ where: { subjectId: id, action: 'session.rescheduled' } })).toBe(1);
});

test('two at once: one moves it, the other is told', async () => {
  const { session, ctx } = await aSeries();
  const outcomes = await Promise.allSettled(
    [2, 3, 4].map((hours) =>
      rescheduleSession(ctx, {
        sessionId: session.id,
        startsAt: after(session.startsAt, hours),
        expectedSequence: 0,
        by,
      }),
    ),
  );
  expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected', 'rejected']);
  for (const outcome of outcomes) {
    if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject({ code: 'reschedule.moved' });
  }
});

test('somebody else’s session does not exist', async () => {
  const { session } = await aSeries();
  const ctx = asStudent(db, await aStudent(db));
  const move = { sessionId: session.id, startsAt: after(session.startsAt, 2), expectedSequence: 0 };
  await expect(rescheduleSession(ctx, { ...move, by })).rejects.toMatchObject({ code: 'session.unknown' });
  await expect(listRescheduleOptions(ctx, { sessionId: session.id, by })).rejects.toMatchObject({
    code: 'session.unknown',
  });
});

test('staff see beforehand what stands against a time: the session in the way, or the rules by name', async () => {
  const { trainer, student, session, next, ctx } = await aSeries();
  const { zone } = await listRescheduleOptions(testContext(db), {
    sessionId: session.id,
    by: 'staff',
  });
  const look = (at: Date) => {
    const local = new Intl.DateTimeFormat('sv-SE', {
      dateStyle: 'short',
      timeStyle: 'short',
      timeZone: zone,
    });
    const wall = local.format(at).replace(' ', 'T');
    return previewReschedule(testContext(db), { sessionId: session.id, wall, by: 'staff' });
  };
  const clash = await look(next.startsAt);
  expect(clash).toMatchObject({ startsAt: next.startsAt, broken: [] });
  expect(clash.obstacle).toContain(`session ${next.ordinal} of`);
  expect(clash.obstacle).toContain(student.name);

  await db.trainerAvailability.deleteMany({ where: { trainerId: trainer.id } });
  const away = { startsAt: after(session.startsAt, 2), endsAt: after(session.startsAt, 9) };
  await db.trainerTimeOff.create({ data: { trainerId: trainer.id, ...away } });
  const outside = await look(after(session.startsAt, 3));
  expect(outside.obstacle).toBeNull();
  expect(outside.broken.toSorted()).toEqual(['hours', 'leave']);

  const past = await look(after(ctx.now, -1));
  expect(past.obstacle).toContain('over');
  const byStaff = {
    sessionId: session.id,
    expectedSequence: 0,
    by: 'staff' as const,
    reason: 'the student asked by phone',
  };
  await expect(
    rescheduleSession(testContext(db), {
      ...byStaff,
      startsAt: after(ctx.now, -1),
      overrides: ['notice', 'hours'],
    }),
  ).rejects.toMatchObject({ code: 'reschedule.past' });
});
