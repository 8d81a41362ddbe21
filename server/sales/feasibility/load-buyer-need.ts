import { NIL } from 'uuid';
import type { Level } from '@/prisma/generated/enums';
import type { Context } from '@/server/core/context';
import { loadStudentBusy } from '@/server/fulfillment/booking/load-student-busy';
import type { Need } from '@/server/fulfillment/choosing/rank-trainers';
import type { Preferences } from '@/server/scheduling/preferences/preferences';

type Sold = Need['shape'] & { course: { skill: string; level: Level; language: string } };

/** What a trainer has to offer for a plan at these times, and what the one who asks has booked already. */
export async function loadBuyerNeed(ctx: Context, plan: Sold, preferences: Preferences): Promise<Need> {
  const { sessionCount, sessionMinutes, sessionsPerWeek } = plan;
  const { skill, level, language } = plan.course;
  const buyer = 'userId' in ctx.actor ? ctx.actor.userId : null;
  return {
    ...{ skill, level, language, preferences, studentId: buyer ?? NIL },
    shape: { sessionCount, sessionMinutes, sessionsPerWeek },
    studentBusy: buyer ? await loadStudentBusy(ctx.db, buyer, ctx.now) : [],
  };
}
