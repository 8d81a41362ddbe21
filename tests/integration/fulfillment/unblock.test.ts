import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import type { Db } from '@/server/core/db';
import { allocateTrainer } from '@/server/fulfillment/allocating/allocate-trainer';
import { findUnblocks } from '@/server/fulfillment/unblocking/find-unblocks';
import type { UnblockingChange } from '@/server/fulfillment/unblocking/unblocking-change';
import { openTestDatabase } from '@/tests/support/database/open-test-database';
import { aCourse, aCreatedPurchase, aTrainer, eventIdOf, testContext } from '@/tests/support/school/school';

const { db } = await openTestDatabase();

const now = new Date('2026-11-23T09:00:00Z');
const ctx = () => testContext(db, now);
type Course = Awaited<ReturnType<typeof aCourse>>;

/** A purchase of the course, after an attempt to find a trainer for it. */
async function aWaitingPurchase(course: Course) {
  const purchase = await aCreatedPurchase(db, { course, now });
  const attempt = async () =>
    allocateTrainer(ctx(), {
      purchaseId: purchase.id,
      eventId: await eventIdOf(db, purchase.id, 'purchase/created'),
    });
  expect((await attempt()).outcome).toBe('no-eligible-trainer');
  return { id: purchase.id, attempt };
}

/** Does what a change says, as staff would, in plain columns. */
async function make(change: UnblockingChange, purchaseId: string) {
  const { trainerId } = change;
  const trainer = (data: Parameters<Db['trainer']['update']>[0]['data']) =>
    db.trainer.update({ where: { id: trainerId }, data });
  switch (change.kind) {
    case 'cap':
      return trainer({ maxStudents: change.to });
    case 'paused':
      return trainer({ pausedAt: null });
    case 'weekly-hours':
      return trainer({ maxWeeklyMinutes: change.to });
    case 'skill':
      return db.trainerSkill.create({ data: { trainerId, skill: change.skill, level: change.to } });
    case 'level':
      return db.trainerSkill.updateMany({
        where: { trainerId, skill: change.skill },
        data: { level: change.to },
      });
    case 'leave':
      return db.trainerTimeOff.updateMany({
        where: { trainerId, ...change.from },
        data: change.to ?? { endsAt: now },
      });
    case 'window':
      for (const { from, to } of change.windows) {
        await db.trainerAvailability.updateMany({ where: { trainerId, ...from }, data: to });
      }
      return;
    case 'time':
      return db.purchase.update({ where: { id: purchaseId }, data: { preferences: change.preferences } });
  }
}

// The preferred times are Monday and Wednesday at 18:00 in Kolkata: 12:30 in UTC, where the trainer's clock is.
const windows = (...all: [weekday: number, from: number, until: number][]) => ({
  deleteMany: {},
  create: all.map(([weekday, startMinute, endMinute]) => ({ weekday, startMinute, endMinute })),
});
const blocks: Record<string, [(course: Course, trainerId: string) => Promise<unknown>, string]> = {
  cap: [
    (_, id) => db.trainer.update({ where: { id }, data: { maxStudents: 0 } }),
    'Raise Ishita Rao’s cap from 0 to 1 student.',
  ],
  paused: [
    (_, id) => db.trainer.update({ where: { id }, data: { pausedAt: now } }),
    'Let Ishita Rao take new students again.',
  ],
  'weekly-hours': [
    (_, id) => db.trainer.update({ where: { id }, data: { maxWeeklyMinutes: 30 } }),
    'Raise Ishita Rao’s weekly limit from 0.5 h to 1 h.',
  ],
  level: [
    ({ course }, id) =>
      Promise.all([
        db.course.update({ where: { id: course.id }, data: { level: 'ADVANCED' } }),
        db.trainerSkill.updateMany({ where: { trainerId: id }, data: { level: 'INTERMEDIATE' } }),
      ]),
    'from intermediate to advanced.',
  ],
  skill: [(_, id) => db.trainerSkill.deleteMany({ where: { trainerId: id } }), 'at the level beginner.'],
  leave: [
    (_, trainerId) =>
      db.trainerTimeOff.create({
        data: { trainerId, startsAt: now, endsAt: new Date('2027-02-01T00:00:00Z') },
      }),
    'End Ishita Rao’s time off after 29 November 2026 instead of 31 January 2027.',
  ],
  window: [
    (_, id) =>
      db.trainer.update({ where: { id }, data: { availability: windows([1, 540, 780], [3, 540, 960]) } }),
    'Let Ishita Rao work until 13:30 instead of 13:00 on Mondays (UTC).',
  ],
  time: [
    (_, id) =>
      db.trainer.update({ where: { id }, data: { availability: windows([1, 600, 960], [3, 840, 1200]) } }),
    'Ask the student to move Wednesday 18:00 to Wednesday 19:30 (Asia/Kolkata): Ishita Rao could hold it.',
  ],
};

test.each(Object.entries(blocks))(
  '%s: the change it names lets the purchase find its trainer',
  async (kind, [block, sentence]) => {
    const course = await aCourse(db);
    const trainer = await aTrainer(db, course.course.skill, { name: 'Ishita Rao' });
    await block(course, trainer.id);
    const purchase = await aWaitingPurchase(course);

    const unblocks = await findUnblocks(ctx(), { purchaseId: purchase.id });
    const found = unblocks.find(({ change }) => change.kind === kind && change.trainerId === trainer.id);

    if (!found) throw new Error(`nothing of this kind: ${unblocks.map(({ words }) => words).join(' ')}`);
    expect(found.words).toContain(sentence);
    await make(found.change, purchase.id);
    expect((await purchase.attempt()).outcome).toBe('allocated');
    expect(await findUnblocks(ctx(), { purchaseId: purchase.id })).toEqual([]);
    // Out of the way of the next: this one could learn its skill too.
    await db.trainer.update({ where: { id: trainer.id }, data: { pausedAt: now } });
  },
);

test('an unknown purchase is refused', async () => {
  await expect(findUnblocks(ctx(), { purchaseId: randomUUID() })).rejects.toMatchObject({
    code: 'purchase.unknown',
  });
});
