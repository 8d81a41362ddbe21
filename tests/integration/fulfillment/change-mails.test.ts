import { expect, test } from 'vitest';
import { queueChangeMails } from '@/server/fulfillment/notifications/queue-change-mails';
import { previewReallocation } from '@/server/fulfillment/reallocating/preview-reallocation';
import { reallocateTrainer } from '@/server/fulfillment/reallocating/reallocate-trainer';
import { undoReallocation } from '@/server/fulfillment/reallocating/undo-reallocation';
import { events } from '@/server/process/stages/events';
import { openTestDatabase } from '@/tests/support/database/open-test-database';
import { aScheduledPurchase, sessionsOf } from '@/tests/support/school/scheduled';
import { aCourse, aTrainer, testContext } from '@/tests/support/school/school';

const { db } = await openTestDatabase();

async function aReallocated() {
  const course = await aCourse(db, { sessionCount: 3 });
  const former = await aTrainer(db, course.course.skill, { name: 'Ishita Rao' });
  const { id: purchaseId } = await aScheduledPurchase(db, { course });
  const trainer = await aTrainer(db, course.course.skill, { name: 'Tomas Novak' });
  const asked = { purchaseId, trainerId: trainer.id };
  const { token } = await previewReallocation(testContext(db), asked);
  const { reallocationId } = await reallocateTrainer(testContext(db), {
    ...asked,
    reason: 'The student complained',
    expected: token,
  });
  return { purchaseId, former, trainer, reallocationId };
}

test('a reallocation notifies the student and both trainers, once each, and its undo once more', async () => {
  const { purchaseId, former, trainer, reallocationId } = await aReallocated();
  // As the function calls it: with all that the event carries.
  const tell = async (id: string) => {
    const event = await db.outboxEvent.findFirstOrThrow({
      where: { purchaseId, payload: { path: ['reallocationId'], equals: id } },
    });
    const { purchaseId: _purchaseId, ...change } = events['trainer/reallocated'].parse(event.payload);
    return queueChangeMails(testContext(db), { purchaseId, change });
  };

  const [ids] = await Promise.all([tell(reallocationId), tell(reallocationId)]);
  await tell(reallocationId);

  expect(ids).toHaveLength(3);
  const mails = await db.notification.findMany({ where: { purchaseId }, orderBy: { kind: 'asc' } });
  expect(mails.map(({ kind, recipient }) => [kind.split('.')[1], recipient])).toEqual([
    ['former-trainer', former.email],
    ['student', expect.any(String)],
    ['trainer', trainer.email],
  ]);
  expect(mails.every(({ text }) => !text.includes('complained'))).toBe(true);

  const undone = await undoReallocation(testContext(db), { reallocationId, reason: 'Back again' });
  expect(await tell(undone.reallocationId)).toHaveLength(3);
  expect(await db.notification.count({ where: { purchaseId } })).toBe(6);
});

test('moving one session notifies the student and the trainer', async () => {
  const { purchaseId, trainer } = await aReallocated();
  const [session] = await sessionsOf(db, purchaseId);
  if (!session) throw new Error('no session');
  const to = {
    startsAt: new Date(session.startsAt.getTime() + 3_600_000),
    endsAt: new Date(session.endsAt.getTime() + 3_600_000),
  };
  const sequence = session.sequence + 1;
  const move = await db.$transaction(async (tx) => {
    await tx.trainingSession.update({ where: { id: session.id }, data: { ...to, sequence } });
    return tx.sessionMove.create({
      data: {
        sessionId: session.id,
        sequence,
        fromTrainerId: trainer.id,
        fromStartsAt: session.startsAt,
        fromEndsAt: session.endsAt,
        toTrainerId: trainer.id,
        toStartsAt: to.startsAt,
        toEndsAt: to.endsAt,
        actorKind: 'STUDENT',
        actorId: 'aarav',
        actorName: 'Aarav Sharma',
      },
    });
  });

  const ids = await queueChangeMails(testContext(db), { purchaseId, change: { moveId: move.id } });

  expect(ids).toHaveLength(2);
  const mails = await db.notification.findMany({ where: { id: { in: ids } }, orderBy: { kind: 'asc' } });
  expect(mails.map(({ subject }) => subject)).toEqual([
    'New time: Python from zero',
    'New time: Aarav Sharma, Python from zero',
  ]);
});
