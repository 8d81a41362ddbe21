import { expect, test } from 'vitest';
import { checkIntegrity } from '@/server/operations/integrity/check-integrity';
import { createPurchase } from '@/server/purchases/create-purchase';
import {
  countOverlaps,
  countStanding,
  findFalseLedgers,
  inParallel,
  pursue,
} from '@/tests/support/database/contention';
import { openTestDatabase } from '@/tests/support/database/open-test-database';
import { aCourse, aStudent, aTrainer, eventIdOf, testContext } from '@/tests/support/school/school';
import { aCheckout, paidBody, postWebhook, preferredTimes } from '@/tests/support/school/test-shop';

// All of them: BUYERS=200 npx vitest run --project integration tests/integration/fulfillment/buying-at-once.test.ts
const buyers = Number(process.env.BUYERS ?? 60);

const { db } = await openTestDatabase();

test(`${buyers} students check out, pay and are served at once, most of them for the same times: each is booked or waits`, async () => {
  const course = await aCourse(db, { sessionCount: 4 });
  const trainers = await inParallel(Array.from({ length: Math.ceil(buyers / 8) }), 8, (_, index) =>
    aTrainer(db, course.course.skill, { maxStudents: 1 + (index % 6) }),
  );
  await db.trainer.updateMany({
    where: { id: { in: trainers.map(({ id }) => id) } },
    data: { bufferMinutes: 15, maxWeeklyMinutes: 360 },
  });
  const students = await inParallel(Array.from({ length: buyers }), 16, () => aStudent(db));
  const preferencesOf = (index: number) => ({
    ...preferredTimes(),
    preferredTimes: [1, 3, 5].map((weekday) => ({ weekday, minute: 60 * (8 + ((index + weekday) % 4)) })),
  });

  const purchaseIds = await inParallel(students, buyers, async (student, index) => {
    const checkout = await aCheckout(db, { course, student, preferences: preferencesOf(index) });
    expect(await postWebhook(db, paidBody(checkout))).toMatchObject({ status: 200 });
    const { purchaseId } = checkout;
    const eventId = await eventIdOf(db, purchaseId, 'purchase/confirmed');
    await createPurchase(testContext(db), { purchaseId, eventId });
    await pursue(db, purchaseId);
    return purchaseId;
  });

  const standing = await countStanding(db, purchaseIds);
  console.info(JSON.stringify({ buyers, trainers: trainers.length, ...standing }));
  expect(standing.lost).toBe(0);
  expect(standing.booked).toBeGreaterThan(0);
  // A purchase that lost a race may have been told of room that was taken since. Asking all again, until nobody is booked
  // any more, settles it.
  for (let booked = -1; booked < (await countStanding(db, purchaseIds)).booked; ) {
    booked = (await countStanding(db, purchaseIds)).booked;
    const waiting = await db.purchase.findMany({ where: { id: { in: purchaseIds }, status: 'CREATED' } });
    for (const { id } of waiting) await pursue(db, id);
  }
  expect(await findFalseLedgers(db, purchaseIds)).toEqual([]);
  expect(await countOverlaps(db)).toBe(0);
  const { results } = await checkIntegrity(testContext(db));
  expect(results.filter(({ count }) => count > 0)).toEqual([]);
});
