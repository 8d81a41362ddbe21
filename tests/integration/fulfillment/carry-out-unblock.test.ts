import { expect, test } from 'vitest';
import { allocateTrainer } from '@/server/fulfillment/allocating/allocate-trainer';
import { carryOutUnblock } from '@/server/fulfillment/unblocking/carry-out-unblock';
import { findUnblocks } from '@/server/fulfillment/unblocking/find-unblocks';
import { previewUnblock } from '@/server/fulfillment/unblocking/preview-unblock';
import { getWait } from '@/server/fulfillment/waiting/get-wait';
import { wakeWaiting } from '@/server/fulfillment/waiting/wake-waiting';
import { openTestDatabase } from '@/tests/support/database/open-test-database';
import { anAllocatedPurchase } from '@/tests/support/school/scheduled';
import { aCourse, aTrainer, eventIdOf, testContext } from '@/tests/support/school/school';

const { db } = await openTestDatabase();

type Trainer = Awaited<ReturnType<typeof aTrainer>>;

/** A purchase whose only trainer cannot take it for one reason. */
async function aWaiting(spoil: (trainer: Trainer, skill: string) => Promise<unknown>) {
  const course = await aCourse(db);
  const trainer = await aTrainer(db, course.course.skill);
  await spoil(trainer, course.course.skill);
  const { id: purchaseId } = await anAllocatedPurchase(db, { course });
  return { purchaseId, trainer };
}

/** The trainer teaches something else than the course needs. */
async function swapSkill(trainerId: string, skill: string) {
  await db.trainerSkill.updateMany({ where: { trainerId }, data: { skill: 'knitting' } });
  await db.course.updateMany({ where: { skill }, data: { skill: skill.slice(0, 20) } });
}

const inTheMorning = { startMinute: 540, endMinute: 800 };

test.each<[kind: string, spoil: Parameters<typeof aWaiting>[0]]>([
  // First, while nobody else is there to be taught it.
  ['skill', ({ id }, skill) => swapSkill(id, skill)],
  ['cap', ({ id }) => db.trainer.update({ where: { id }, data: { maxStudents: 0 } })],
  ['paused', ({ id }) => db.trainer.update({ where: { id }, data: { pausedAt: new Date() } })],
  ['weekly-hours', ({ id }) => db.trainer.update({ where: { id }, data: { maxWeeklyMinutes: 30 } })],
  // The preferred times are 12:30 to 13:30 in UTC; the windows end at 13:20.
  ['window', ({ id }) => db.trainerAvailability.updateMany({ where: { trainerId: id }, data: inTheMorning })],
])('a change of kind %s, made, lets the waiting purchase be allocated', async (kind, spoil) => {
  const { purchaseId } = await aWaiting(spoil);
  expect(await getWait(testContext(db), { purchaseId })).not.toBeNull();
  const unblocks = await findUnblocks(testContext(db), { purchaseId });
  const found = unblocks.find(({ change }) => change.kind === kind);
  if (!found) throw new Error(`No change of kind ${kind}: ${JSON.stringify(unblocks)}`);

  const preview = await previewUnblock(testContext(db), { purchaseId, key: found.key });
  expect(preview.placed).toMatchObject([{ purchaseId, firstStartsAt: found.change.firstStartsAt }]);
  expect(await db.outboxEvent.count({ where: { purchaseId, name: 'purchase/created' } })).toBe(1);
  const { token } = preview;
  await carryOutUnblock(testContext(db), { purchaseId, key: found.key, token, reason: 'They agreed' });

  await wakeWaiting(testContext(db), { trainerId: found.change.trainerId, cause: 'trainer' });
  const eventId = await eventIdOf(db, purchaseId, 'purchase/created');
  expect(await allocateTrainer(testContext(db), { purchaseId, eventId })).toMatchObject({
    outcome: 'allocated',
  });
  expect(await getWait(testContext(db), { purchaseId })).toBeNull();
  const audit = await db.auditEntry.findFirst({ where: { subjectId: purchaseId } });
  expect(audit).toMatchObject({
    action: 'purchase.unblocked',
    reason: 'They agreed',
    data: { words: found.words, kind },
  });
});

test('a change that was read and would not help any more is refused, and nothing is done', async () => {
  const { purchaseId, trainer } = await aWaiting(({ id }) =>
    db.trainer.update({ where: { id }, data: { maxStudents: 0 } }),
  );
  const { key, token } = await previewOfFirst(purchaseId);
  await db.trainer.update({ where: { id: trainer.id }, data: { pausedAt: new Date() } });
  await expect(
    carryOutUnblock(testContext(db), { purchaseId, key, token, reason: 'They agreed' }),
  ).rejects.toMatchObject({ code: 'unblock.changed' });
  expect((await db.trainer.findUniqueOrThrow({ where: { id: trainer.id } })).maxStudents).toBe(0);
});

test('a preview shows everybody who would get the trainer, in the order of their wait, and nothing of it stays', async () => {
  const course = await aCourse(db);
  const trainer = await aTrainer(db, course.course.skill, { maxStudents: 0 });
  const waiting = [];
  for (let n = 0; n < 3; n++) waiting.push(await anAllocatedPurchase(db, { course }));
  await db.trainer.update({ where: { id: trainer.id }, data: { maxStudents: 2, pausedAt: new Date() } });

  const { placed } = await previewOfFirst(waiting[2]?.id ?? '');

  expect(placed.map(({ purchaseId }) => purchaseId)).toEqual([waiting[0]?.id, waiting[1]?.id]);
  expect((await db.trainer.findUniqueOrThrow({ where: { id: trainer.id } })).pausedAt).not.toBeNull();
  expect(await db.allocationWait.count({ where: { wokenFor: trainer.id } })).toBe(0);
});

test('a change that would now place others than the preview showed is refused', async () => {
  const { purchaseId, trainer } = await aWaiting(({ id }) =>
    db.trainer.update({ where: { id }, data: { pausedAt: new Date() } }),
  );
  const { key, token } = await previewOfFirst(purchaseId);
  const { courseId, planId } = await db.purchase.findUniqueOrThrow({ where: { id: purchaseId } });
  const course = await db.course.findUniqueOrThrow({ where: { id: courseId } });
  const plan = await db.coursePlan.findUniqueOrThrow({ where: { id: planId } });
  await anAllocatedPurchase(db, { course: { course, plan } });
  await expect(
    carryOutUnblock(testContext(db), { purchaseId, key, token, reason: 'They agreed' }),
  ).rejects.toMatchObject({ code: 'unblock.changed' });
  expect((await db.trainer.findUniqueOrThrow({ where: { id: trainer.id } })).pausedAt).not.toBeNull();
});

async function previewOfFirst(purchaseId: string) {
  const [unblock] = await findUnblocks(testContext(db), { purchaseId });
  if (!unblock) throw new Error('No single change helps.');
  return { key: unblock.key, ...(await previewUnblock(testContext(db), { purchaseId, key: unblock.key })) };
}
