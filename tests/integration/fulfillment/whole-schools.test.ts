import { expect, test } from 'vitest';
import { allocateTrainer } from '@/server/fulfillment/allocating/allocate-trainer';
import { scheduleSessions } from '@/server/fulfillment/booking/schedule-sessions';
import { checkIntegrity } from '@/server/operations/integrity/check-integrity';
import { checkFeasibility } from '@/server/sales/feasibility/check-feasibility';
import { checkChoices } from '@/server/scheduling/preferences/check-choices';
import { countRoom } from '@/server/school/catalog/count-room';
import { openTestDatabase } from '@/tests/support/database/open-test-database';
import { buildSchool, preferencesOf, randomSchools } from '@/tests/support/random-school';
import { sessionsOf } from '@/tests/support/school/scheduled';
import { aCreatedPurchase, aStudent, eventIdOf, testContext } from '@/tests/support/school/school';
import { askEveryTrainer } from '@/tests/support/school-oracle';

// More of them: SCHOOLS=300 SCHOOL_SEED=7 npx vitest run --project integration tests/integration/fulfillment/whole-schools.test.ts
const [count, seed] = [Number(process.env.SCHOOLS ?? 25), Number(process.env.SCHOOL_SEED ?? 1)];

const { db } = await openTestDatabase();

test(`law: in ${count} schools of any shape, catalog, checkout, allocation and booking say what trying everything says`, async () => {
  const seen = { booked: 0, waiting: 0, again: 0 };
  for (const [index, shape] of randomSchools(count, seed).entries()) {
    const now = new Date();
    const ctx = () => testContext(db, now);
    const built = await buildSchool(db, shape, now);
    const { course, plan } = built;
    const students = [await aStudent(db), await aStudent(db), await aStudent(db)];
    for (const [turn, buyer] of shape.buyers.entries()) {
      const preferences = preferencesOf(buyer, now);
      const student = students[buyer.student] ?? (await aStudent(db));
      const inFlight = { studentId: student.id, courseId: course.id, status: 'CREATED' } as const;
      if (checkChoices(preferences, plan, now) || (await db.purchase.count({ where: inFlight }))) continue;
      const where = `school ${index}, buyer ${turn}: ${JSON.stringify({ shape, now })}`;
      const truth = await askEveryTrainer(db, built, { id: student.id, preferences }, now);
      const able = [...truth.bookings.keys()];

      expect((await countRoom(ctx(), course.id)).get(course.id) ?? 0, where).toBe(truth.withRoom.size);
      const asked = { planId: plan.id, preferences, studentId: student.id };
      expect((await checkFeasibility(ctx(), asked)).fits, where).toBe(able.length);

      const { id } = await aCreatedPurchase(db, {
        ...{ course: { course, plan }, studentId: student.id, preferences, now },
      });
      const eventId = await eventIdOf(db, id, 'purchase/created');
      const { outcome } = await allocateTrainer(ctx(), { purchaseId: id, eventId });
      expect(outcome, where).toBe(able.length > 0 ? 'allocated' : 'no-eligible-trainer');
      if (outcome !== 'allocated') {
        seen.waiting++;
        continue;
      }
      const allocated = await eventIdOf(db, id, 'trainer/allocated');
      await scheduleSessions(ctx(), { purchaseId: id, eventId: allocated });
      const sessions = await sessionsOf(db, id);
      const trainerId = sessions[0]?.trainerId ?? '';
      expect(able, where).toContain(trainerId);
      const starts = sessions.map(({ startsAt }) => startsAt.getTime());
      expect(starts, where).toEqual(truth.bookings.get(trainerId)?.starts);
      seen.booked++;
      if ((await db.purchase.count({ where: { studentId: student.id } })) > 1) seen.again++;
    }
  }
  console.info(JSON.stringify({ schools: count, seed, ...seen }));
  // Few students buy twice: among 25 schools it may be none.
  expect(Math.min(seen.booked, seen.waiting)).toBeGreaterThan(0);
  const { results } = await checkIntegrity(testContext(db));
  expect(results.filter(({ count }) => count > 0)).toEqual([]);
});
