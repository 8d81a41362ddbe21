import fc from 'fast-check';
import { expect, test } from 'vitest';
import { queueDigests } from '@/server/fulfillment/digest/queue-digests';
import { recordResult } from '@/server/fulfillment/teaching/record-result';
import { setMailChoice } from '@/server/people/mail-choices/set-mail-choice';
import { openTestDatabase } from '@/tests/support/database/open-test-database';
import { aScheduledPurchase, sessionsOf } from '@/tests/support/school/scheduled';
import { aCourse, aTrainer, testContext } from '@/tests/support/school/school';
import { asStudent } from '@/tests/support/school/test-shop';
import { anAccountOf } from '@/tests/support/school/trainer-account';

const { db } = await openTestDatabase();
const day = 86_400_000;

/** A booked trainer with an account, in a zone, and the Monday 00:00 UTC before the first session. */
async function aTeacher(zone = 'UTC') {
  const course = await aCourse(db);
  const trainer = await aTrainer(db, course.course.skill);
  const userId = await anAccountOf(db, trainer.id);
  const { id: purchaseId } = await aScheduledPurchase(db, { course });
  const [first, second] = await sessionsOf(db, purchaseId);
  if (!first || !second) throw new Error('Nothing was booked.');
  await db.trainer.update({ where: { id: trainer.id }, data: { zone } });
  const weekday = (first.startsAt.getUTCDay() + 6) % 7;
  const monday = Math.floor(first.startsAt.getTime() / day) * day - weekday * day;
  const at = (hours: number) => testContext(db, new Date(monday + hours * 3_600_000));
  return { trainer, userId, purchaseId, first, second, at };
}

const digestsOf = (trainerId: string) =>
  db.notification.findMany({ where: { trainerId, kind: 'digest.trainer' }, orderBy: { createdAt: 'asc' } });

test('on Monday morning a trainer gets the sessions of the week and new students, once', async () => {
  const { trainer, at } = await aTeacher();
  await queueDigests(at(6.9));
  expect(await digestsOf(trainer.id)).toEqual([]);
  await Promise.all([queueDigests(at(7)), queueDigests(at(7))]);
  await queueDigests(at(12));
  const digests = await digestsOf(trainer.id);
  expect(digests.map(({ subject, recipient }) => [subject, recipient])).toEqual([
    ['Your week: 2 sessions', trainer.email],
  ]);
  expect(digests[0]?.text).toContain('Python from zero with Aarav Sharma');
});

test('a result that is due is asked for until it is recorded', async () => {
  const { trainer, userId, first, second, at } = await aTeacher();
  await queueDigests(at(7 * 24 + 8));
  expect((await digestsOf(trainer.id))[0]?.html).toContain(`/teach/sessions/${first.id}`);
  const ctx = {
    ...at(7 * 24 + 9),
    actor: { kind: 'trainer', userId, name: trainer.name, trainerId: trainer.id },
  } as const;
  const empty = { topic: '', privateNote: '', studentNote: '', homework: '', materialsUrl: null };
  for (const { id: sessionId } of [first, second])
    await recordResult(ctx, { sessionId, outcome: 'HELD', ...empty });
  await queueDigests(at(14 * 24 + 8));
  expect(await digestsOf(trainer.id)).toHaveLength(1);
});

test('not to those who turned it off, have no account, or have left', async () => {
  const [off, none, left] = [await aTeacher(), await aTeacher(), await aTeacher()];
  await setMailChoice(asStudent(db, { id: off.userId }), { topic: 'digest', isWanted: false });
  await db.$transaction([
    db.trainer.update({ where: { id: none.trainer.id }, data: { userId: null } }),
    db.user.update({ where: { id: none.userId }, data: { role: 'STUDENT' } }),
  ]);
  await db.trainer.update({ where: { id: left.trainer.id }, data: { leftAt: new Date() } });
  await queueDigests(off.at(8));
  expect((await digestsOf(off.trainer.id)).map(({ isMuted }) => isMuted)).toEqual([true]);
  for (const { trainer } of [none, left]) expect(await digestsOf(trainer.id)).toEqual([]);
});

test('the database refuses a second one of a week', async () => {
  const { trainer, at } = await aTeacher();
  await queueDigests(at(8));
  const [digest] = await digestsOf(trainer.id);
  const { kind, cause = '', recipient = '' } = digest ?? {};
  await expect(
    db.notification.create({
      data: { trainerId: trainer.id, kind: kind ?? '', cause, recipient, subject: '', text: '' },
    }),
  ).rejects.toThrow(/Unique constraint/);
});

test('however often the sweep runs, and whatever the trainer’s zone and its clocks do, each week has one digest at most', async () => {
  await db.trainer.updateMany({ data: { leftAt: new Date(0) } });
  const zones = ['Europe/Berlin', 'America/New_York', 'Pacific/Auckland', 'Australia/Lord_Howe', 'UTC'];
  const step = fc.record({ hours: fc.integer({ min: 1, max: 30 }), zone: fc.constantFrom(...zones) });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 12 }), async (steps) => {
      const { trainer, at } = await aTeacher();
      let hour = -48;
      for (const { hours, zone } of steps) {
        hour += hours;
        await db.trainer.update({ where: { id: trainer.id }, data: { zone } });
        await Promise.all([queueDigests(at(hour)), queueDigests(at(hour))]);
      }
      const causes = (await digestsOf(trainer.id)).map(({ cause }) => cause);
      expect(new Set(causes).size).toBe(causes.length);
      await db.trainer.update({ where: { id: trainer.id }, data: { leftAt: new Date(0) } });
    }),
    { numRuns: 8 },
  );
});
