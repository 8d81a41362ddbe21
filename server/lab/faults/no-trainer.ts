import { z } from 'zod';
import type { Context } from '@/server/core/context';
import type { Tx } from '@/server/core/db';
import { inTransaction } from '@/server/process/outbox/in-transaction';
import { armFault } from '../arming/armed-faults';
import type { Fault, LabTarget } from '../arming/fault';

const hours = z.object({
  trainerId: z.string(),
  weekday: z.number(),
  startMinute: z.number(),
  endMinute: z.number(),
});
const pausedData = z.object({ paused: z.array(z.string()) });
const hoursData = z.object({ hours: z.array(hours), trainers: z.array(z.string()) });

/** Whether the last look for a trainer found nobody. */
async function hasFoundNobody(ctx: Context, { purchaseId }: LabTarget): Promise<boolean> {
  return (await ctx.db.timelineEntry.count({ where: { purchaseId, kind: 'trainer.none-eligible' } })) > 0;
}

/** Everybody who teaches what was bought, whether they have time or not. */
async function teachersOf(tx: Tx, purchaseId: string): Promise<string[]> {
  const { course } = await tx.purchase.findUniqueOrThrow({
    where: { id: purchaseId },
    select: { course: { select: { skill: true } } },
  });
  const found = await tx.trainer.findMany({
    where: { skills: { some: { skill: course.skill } }, pausedAt: null, leftAt: null },
    select: { id: true },
  });
  return found.map(({ id }) => id);
}

/** Nobody may take it: each trainer who teaches the course is paused. */
export const noEligibleTrainer: Fault = {
  name: 'no-eligible-trainer',
  cause: 'NO_ELIGIBLE_TRAINER',
  title: 'No eligible trainer',
  describe: 'Each trainer who teaches the course is paused. Undoing brings them back.',
  stages: ['allocate'],
  isRepairedFirst: true,
  make: (ctx, { stage, purchaseId }) =>
    inTransaction(ctx, async (tx) => {
      const paused = await teachersOf(tx, purchaseId);
      await tx.trainer.updateMany({ where: { id: { in: paused } }, data: { pausedAt: ctx.now } });
      await armFault(tx, { name: 'no-eligible-trainer', stage, purchaseId, data: { paused } });
    }),
  hasTakenHold: hasFoundNobody,
  async undo(ctx, { data }) {
    const { paused } = pausedData.parse(data);
    await ctx.db.trainer.updateMany({ where: { id: { in: paused } }, data: { pausedAt: null } });
  },
};

/** Everybody may take it, and nobody has time when the student has. */
export const noCommonSlot: Fault = {
  name: 'no-common-slot',
  cause: 'NO_COMMON_SLOT',
  title: 'No common slot',
  describe:
    'Each trainer who teaches the course is available only on Sundays after midnight. Undo restores their availability.',
  stages: ['allocate'],
  isRepairedFirst: true,
  make: (ctx, { stage, purchaseId }) =>
    inTransaction(ctx, async (tx) => {
      const trainers = await teachersOf(tx, purchaseId);
      const where = { trainerId: { in: trainers } };
      const kept = await tx.trainerAvailability.findMany({
        where,
        select: { trainerId: true, weekday: true, startMinute: true, endMinute: true },
      });
      await armFault(tx, { name: 'no-common-slot', stage, purchaseId, data: { trainers, hours: kept } });
      await tx.trainerAvailability.deleteMany({ where });
      await tx.trainerAvailability.createMany({
        data: trainers.map((trainerId) => ({ trainerId, weekday: 7, startMinute: 15, endMinute: 240 })),
      });
    }),
  hasTakenHold: hasFoundNobody,
  async undo(ctx, { data }) {
    const { hours: kept, trainers } = hoursData.parse(data);
    await inTransaction(ctx, async (tx) => {
      await tx.trainerAvailability.deleteMany({ where: { trainerId: { in: trainers } } });
      await tx.trainerAvailability.createMany({ data: kept });
    });
  },
};
