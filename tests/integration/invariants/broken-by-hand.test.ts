import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { checkIntegrity } from '@/server/operations/integrity/check-integrity';
import { correctDays } from '@/server/operations/integrity/correct-days';
import { openTestDatabase } from '@/tests/support/database/open-test-database';
import { aScheduledPurchase, sessionsOf } from '@/tests/support/school/scheduled';
import { aCourse, aTrainer, testContext } from '@/tests/support/school/school';
import { allowLog } from '@/tests/support/strict-log';

allowLog(/invariants are violated/);
allowLog(/local days now follow the zone data of Node/);

const { db } = await openTestDatabase();

/** Does what the rules forbid, as somebody with the database in their hands. */
async function byHand(statement: string, ...values: unknown[]) {
  await db.$transaction(async (tx) => {
    await tx.$executeRawUnsafe('SET LOCAL session_replication_role = replica');
    await tx.$executeRawUnsafe(statement, ...values);
  });
}

const violated = async () =>
  (await checkIntegrity(testContext(db))).results.flatMap(({ name, count }) => (count > 0 ? [name] : []));

async function aSeries() {
  const course = await aCourse(db, { sessionCount: 2 });
  const trainer = await aTrainer(db, course.course.skill);
  await db.trainer.update({ where: { id: trainer.id }, data: { bufferMinutes: 30 } });
  const { id } = await aScheduledPurchase(db, { course });
  const [first, second] = await sessionsOf(db, id);
  if (!first || !second) throw new Error('no sessions');
  return { id, trainer, first, second };
}

const moveTo = (id: string, startsAt: Date, day: Date | null) =>
  byHand(
    `UPDATE "TrainingSession" SET "startsAt" = $2::timestamptz, "endsAt" = $2::timestamptz + interval '1 hour', "trainerDay" = $3::date WHERE id = $1`,
    id,
    startsAt,
    day,
  );

test('sessions back to back are found, unless the override is recorded', async () => {
  const { first, second } = await aSeries();
  expect(await violated()).toEqual([]);
  await moveTo(second.id, first.endsAt, first.trainerDay);
  expect(await violated()).toEqual(['trainer-buffer']);
  await byHand(`UPDATE "TrainingSession" SET "bufferMinutes" = NULL WHERE id = $1`, second.id);
  expect(await violated()).toEqual(['trainer-buffer']);
  await byHand(`UPDATE "TrainingSession" SET overrides = '{buffer}' WHERE id = $1`, second.id);
  expect(await violated()).toEqual([]);
});

test('a session that was put into the past is found', async () => {
  const { first } = await aSeries();
  const past = new Date(Date.now() - 86_400_000);
  await moveTo(first.id, past, past);
  expect(await violated()).toEqual(['session-ahead']);
  await moveTo(first.id, first.startsAt, first.trainerDay);
});

test('more money kept than the price is found, and a disputed purchase without a deadline', async () => {
  const { id } = await aSeries();
  const take = (amount: string) =>
    byHand(
      `UPDATE "Payment" SET "takenAmount" = ${amount}, "takenCurrency" = currency WHERE "purchaseId" = $1`,
      id,
    );
  await take('amount + 1');
  expect(await violated()).toEqual(['money-kept']);
  await take('amount');
  expect(await violated()).toEqual([]);
  await byHand(
    `INSERT INTO "Dispute" (id, "paymentId", provider, "providerRef", status, amount, currency, reason, "openedAt")
     SELECT gen_random_uuid(), id, provider, 'dp_1', 'INQUIRY', 1, currency, 'fraudulent', now() FROM "Payment" WHERE "purchaseId" = $1`,
    id,
  );
  expect(await violated()).toEqual(['deadline']);
  await byHand(`UPDATE "Purchase" SET "stageDueAt" = now() WHERE id = $1`, id);
  expect(await violated()).toEqual([]);
});

test('local days that are not those of Node are found, and corrected', async () => {
  const { first, trainer } = await aSeries();
  await byHand(`UPDATE "TrainingSession" SET "trainerDay" = "trainerDay" + 1 WHERE id = $1`, first.id);
  expect(await violated()).toEqual(['local-days']);
  expect(await correctDays(testContext(db))).toBe(1);
  expect(await violated()).toEqual([]);
  await byHand(`UPDATE "Trainer" SET zone = 'Asia/Kolkata' WHERE id = $1`, trainer.id);
  await correctDays(testContext(db));
  expect(await violated()).toEqual([]);
});

test('a remedy that was applied twice at once is found', async () => {
  const { id } = await aSeries();
  for (const stopId of ['one', 'another']) {
    await byHand(
      `INSERT INTO "Remedy" (id, "purchaseId", kind, cause, stage, "stopId", reason, "fromStatus", summary, "actorKind",
         "actorId", "actorName") VALUES ($1, $2, 'cancel', 'X', 'schedule', $3, 'why', 'SCHEDULED', '', 'STAFF', 'a', 'A')`,
      randomUUID(),
      id,
      stopId,
    );
  }
  expect(await violated()).toEqual(['remedy-once']);
});

test.each([
  '{}',
  '[]',
  '{"zone":"UTC","startDate":"2026-02-31","preferredTimes":[{"weekday":1,"minute":1},{"weekday":2,"minute":1}]}',
  '{"zone":"UTC","startDate":"2026-02-01","preferredTimes":[{"weekday":1,"minute":1}]}',
  '{"zone":"UTC","startDate":"2026-02-01","preferredTimes":[{"weekday":8,"minute":1},{"weekday":2,"minute":1440}]}',
])('preferred times that cannot be read are refused, and found: %s', async (preferences) => {
  const { id } = await aSeries();
  const change = 'UPDATE "Purchase" SET preferences = $2::text::jsonb WHERE id = $1';
  await expect(db.$executeRawUnsafe(change, id, preferences)).rejects.toThrow('purchase_preferences_shape');
  const before = await db.purchase.findUniqueOrThrow({ where: { id }, select: { preferences: true } });
  await byHand(change, id, preferences);
  expect(await violated()).toContain('preferences-readable');
  await byHand(change, id, JSON.stringify(before.preferences));
  expect(await violated()).not.toContain('preferences-readable');
});

test('a session that counts as held before it begins is found', async () => {
  const { first } = await aSeries();
  await byHand(`UPDATE "TrainingSession" SET status = 'HELD' WHERE id = $1`, first.id);
  expect(await violated()).toContain('held-after-start');
  await byHand(`UPDATE "TrainingSession" SET status = 'SCHEDULED' WHERE id = $1`, first.id);
});

test('a school whose administrators are all closed is found', async () => {
  const email = `${randomUUID()}@example.com`;
  await db.user.create({
    data: { name: 'Ada', email, role: 'ADMIN', emailVerified: true },
    select: { id: true },
  });
  expect(await violated()).not.toContain('administrator');
  await byHand('UPDATE "User" SET banned = true WHERE email = $1', email);
  expect(await violated()).toContain('administrator');
  await byHand('UPDATE "User" SET banned = false WHERE email = $1', email);
});
