import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Level } from '@/prisma/generated/enums';
import type { Actor } from '@/server/core/context';
import { listCandidates } from '@/server/fulfillment/reallocating/list-candidates';
import { previewReallocation } from '@/server/fulfillment/reallocating/preview-reallocation';
import { type OverridableRule, overridableRules } from '@/server/process/vocabulary/trainer-rules';
import { openTestDatabase } from '@/tests/support/database/open-test-database';
import { anAllocatedPurchase, aScheduledPurchase } from '@/tests/support/school/scheduled';
import { aCourse, aTrainer, testContext } from '@/tests/support/school/school';

const { db } = await openTestDatabase();
const admin: Actor = { kind: 'staff', userId: 'maya', name: 'Maya Admin', role: 'ADMIN' };
const ctx = () => ({ ...testContext(db), actor: admin });
const inDays = (days: number) => new Date(Date.now() + days * 86_400_000);

/** Trainers against whom anything may stand, in every combination. */
const aTrainerShape = fc.record({
  level: fc.constantFrom<Level | null>('ADVANCED', 'INTERMEDIATE', null),
  languages: fc.subarray(['en', 'de'], { minLength: 1, maxLength: 1 }),
  maxStudents: fc.constantFrom(0, 5, 5),
  isPaused: fc.constantFrom(false, false, true),
  zone: fc.constantFrom('UTC', 'Asia/Kolkata', 'America/New_York'),
  /** Hours of each day; none, the evening, or the whole day. */
  hours: fc.constantFrom(null, [9, 15], [0, 24]),
  maxWeeklyMinutes: fc.constantFrom(null, 60, 30),
  bufferMinutes: fc.constantFrom(0, 30),
  awayUntil: fc.constantFrom(null, 12, 120),
});

async function fillSchool(skill: string) {
  for (const shape of fc.sample(aTrainerShape, { numRuns: 60, seed: 11 })) {
    const { level, isPaused, hours, awayUntil, ...facts } = shape;
    await db.trainer.create({
      data: {
        ...facts,
        name: 'Tomas Novak',
        email: `${crypto.randomUUID()}@example.com`,
        headline: '',
        bio: '',
        pausedAt: isPaused ? new Date() : null,
        skills: level ? { create: { skill, level } } : undefined,
        availability: hours
          ? {
              create: [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({
                weekday,
                startMinute: (hours[0] ?? 0) * 60,
                endMinute: (hours[1] ?? 24) * 60,
              })),
            }
          : undefined,
        timeOff: awayUntil ? { create: { startsAt: inDays(-1), endsAt: inDays(awayUntil) } } : undefined,
      },
    });
  }
}

test('law: a candidate’s rules are all that the preview names, and overriding them is enough', async () => {
  const course = await aCourse(db, { sessionCount: 6 });
  await db.course.update({ where: { id: course.course.id }, data: { level: 'ADVANCED' } });
  await aTrainer(db, course.course.skill, { name: 'Ishita Rao' });
  const booked = await aScheduledPurchase(db, { course });
  const allocated = await anAllocatedPurchase(db, { course });
  await fillSchool(course.course.skill);

  let needy = 0;
  for (const { id: purchaseId } of [booked, allocated]) {
    const { ranked, ruledOut } = await listCandidates(ctx(), { purchaseId });
    const preview = (trainerId: string, overrides: readonly OverridableRule[]) =>
      previewReallocation(ctx(), { purchaseId, trainerId, overrides: [...overrides] });
    for (const { trainerId } of ranked)
      expect(await preview(trainerId, [])).toMatchObject({ missing: [], obstacle: null });
    for (const [index, { trainerId, codes, needs }] of ruledOut.entries()) {
      const plain = await preview(trainerId, []);
      if (needs === null) {
        expect(plain.obstacle).not.toBeNull();
        continue;
      }
      needy += 1;
      expect(plain.obstacle).toBeNull();
      expect(plain.missing).toEqual(needs);
      expect([...codes].sort()).toEqual([...needs].sort());
      expect(await preview(trainerId, needs)).toMatchObject({ missing: [], obstacle: null });
      const some = overridableRules.filter((_, bit) => ((index * 37 + 11) >> bit) & 1);
      const { missing } = await preview(trainerId, some);
      expect(needs).toEqual(expect.arrayContaining(missing));
    }
  }
  expect(needy).toBeGreaterThan(50);
});
