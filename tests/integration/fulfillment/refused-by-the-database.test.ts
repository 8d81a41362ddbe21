import { expect, test } from 'vitest';
import { allocateTrainer } from '@/server/fulfillment/allocating/allocate-trainer';
import { openTestDatabase } from '@/tests/support/database/open-test-database';
import { aCourse, aCreatedPurchase, aTrainer, eventIdOf, testContext } from '@/tests/support/school/school';

const { db } = await openTestDatabase();

/** From now on the database refuses these trainers, whatever the ranking says. Returns how often it was asked. */
async function refuse(trainerIds: string[]) {
  await db.$executeRawUnsafe(`CREATE SEQUENCE asked`);
  await db.$executeRawUnsafe(`CREATE FUNCTION refuse_some() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    PERFORM nextval('asked'); RAISE EXCEPTION 'trainer_cap: refused by a test' USING ERRCODE = '23514'; END $$`);
  const list = trainerIds.map((id) => `'${id}'`).join(', ');
  await db.$executeRawUnsafe(`CREATE TRIGGER refuse_some BEFORE INSERT ON "TrainerAllocation" FOR EACH ROW
    WHEN (NEW."trainerId" IN (${list})) EXECUTE FUNCTION refuse_some()`);
  return async () => {
    const [row] = await db.$queryRaw<{ count: number }[]>`SELECT last_value::int AS count FROM asked`;
    await db.$executeRawUnsafe('DROP FUNCTION refuse_some CASCADE');
    await db.$executeRawUnsafe('DROP SEQUENCE asked');
    return row?.count;
  };
}

async function aSchool(trainers: number) {
  const course = await aCourse(db);
  const ids: string[] = [];
  for (let count = 0; count < trainers; count++) {
    // The first ones have the most room, so they are ranked first.
    ids.push((await aTrainer(db, course.course.skill, { maxStudents: 100 - count })).id);
  }
  const { id: purchaseId } = await aCreatedPurchase(db, { course });
  return { ids, purchaseId, eventId: await eventIdOf(db, purchaseId, 'purchase/created') };
}

test('whom the database refuses although the ranking takes them is passed over, and the next one is found', async () => {
  const { ids, purchaseId, eventId } = await aSchool(5);
  const free = (
    await db.trainer.findMany({ where: { id: { in: ids } }, orderBy: { id: 'desc' }, take: 1 })
  ).at(0);
  const asked = await refuse(ids.filter((id) => id !== free?.id));
  expect(await allocateTrainer(testContext(db), { purchaseId, eventId })).toMatchObject({
    outcome: 'allocated',
  });
  expect(await db.trainerAllocation.findFirst({ where: { purchaseId } })).toMatchObject({
    trainerId: free?.id,
  });
  expect(await asked()).toBeLessThanOrEqual(8);
});

test('when it refuses everybody, the run ends after two tries each, and says so', async () => {
  const { ids, purchaseId, eventId } = await aSchool(4);
  const asked = await refuse(ids);
  await expect(allocateTrainer(testContext(db), { purchaseId, eventId })).rejects.toMatchObject({
    code: 'allocation.contended',
  });
  expect(await asked()).toBe(8);
  expect(await allocateTrainer(testContext(db), { purchaseId, eventId })).toMatchObject({
    outcome: 'allocated',
  });
});
