import { z } from 'zod';
import { Prisma } from '@/prisma/generated/client';
import { Level } from '@/prisma/generated/enums';
import type { Tx } from '@/server/core/db';
import { id } from '@/server/core/ids/id';
import { queryRows } from '@/server/core/query-rows';
import { startFromNow } from '@/server/scheduling/planning/start-from-now';
import { preferencesSchema } from '@/server/scheduling/preferences/preferences';
import type { Need } from '../choosing/rank-trainers';

/** How long a place is kept for a purchase that was woken for it, in milliseconds: until then nobody is woken for it too. */
const keptMs = 5 * 60_000;

/** Where a page of waiting purchases ended. `since` is an ISO instant: it travels through Inngest. */
export const waitCursor = z.object({ since: z.iso.datetime(), purchaseId: id });
export type WaitCursor = z.infer<typeof waitCursor>;

export type WaitingPurchase = { purchaseId: string; correlationId: string; since: Date; need: Need };

const waiting = z.object({
  purchaseId: z.string(),
  correlationId: z.string(),
  since: z.date(),
  studentId: z.string(),
  skill: z.string(),
  level: z.enum(Level),
  language: z.string(),
  sessionCount: z.number(),
  sessionMinutes: z.number(),
  sessionsPerWeek: z.number(),
  preferences: preferencesSchema,
  /** From and until, in milliseconds since 1970. */
  busy: z.array(z.tuple([z.number(), z.number()])),
});

/** The condition on AllocationWait `w` that it was woken and its run may still be under way. */
export const isBeingAsked = (now: Date): Prisma.Sql =>
  Prisma.sql`coalesce(w."wokenAt" > ${new Date(now.getTime() - keptMs)}, false)`;

/**
 * The waiting purchases that a trainer teaches (skill, level and language), oldest first: those that a place of this
 * trainer is kept for (`kept`), or those that are not being asked (`kept: false`). Who was
 * woken long ago and whose event is still in the outbox is in neither: no second one is needed. One query.
 */
export async function loadWaiting(
  tx: Tx,
  input: { trainerId: string; now: Date; kept: boolean; after?: WaitCursor | null; limit: number },
): Promise<WaitingPurchase[]> {
  const { trainerId, now, kept, after, limit } = input;
  const rows = await queryRows(tx, waiting)`
    SELECT w."purchaseId", w.since, p."correlationId", p."studentId", c.skill, c.level, c.language,
      p."sessionCount", p."sessionMinutes", p."sessionsPerWeek", p.preferences,
      coalesce((SELECT json_agg(json_build_array(extract(epoch FROM s."startsAt") * 1000, extract(epoch FROM s."endsAt") * 1000))
        FROM "TrainingSession" s
        WHERE s."studentId" = p."studentId" AND s.status <> 'CANCELLED' AND s."endsAt" > ${now}), '[]') AS busy
    FROM "AllocationWait" w
    JOIN "Purchase" p ON p.id = w."purchaseId" AND p.status = 'CREATED'
    JOIN "Course" c ON c.id = p."courseId"
    JOIN "TrainerSkill" k ON k."trainerId" = ${trainerId} AND k.skill = c.skill AND k.level >= c.level
    JOIN "Trainer" t ON t.id = k."trainerId" AND c.language = ANY (t.languages)
    WHERE ${
      kept
        ? Prisma.sql`w."wokenFor" = ${trainerId} AND ${isBeingAsked(now)}`
        : Prisma.sql`NOT ${isBeingAsked(now)} AND (w."wokenAt" IS NULL OR NOT EXISTS (
            SELECT 1 FROM "OutboxEvent" o WHERE o."purchaseId" = p.id AND o.name = 'purchase/created'
              AND o."publishedAt" IS NULL))`
    }
      ${after ? Prisma.sql`AND (w.since, w."purchaseId") > (${new Date(after.since)}, ${after.purchaseId})` : Prisma.empty}
    ORDER BY w.since, w."purchaseId" LIMIT ${limit}`;
  return rows.map(({ purchaseId, correlationId, since, busy, ...row }) => ({
    purchaseId,
    correlationId,
    since,
    need: {
      studentId: row.studentId,
      skill: row.skill,
      level: row.level,
      language: row.language,
      shape: {
        sessionCount: row.sessionCount,
        sessionMinutes: row.sessionMinutes,
        sessionsPerWeek: row.sessionsPerWeek,
      },
      preferences: startFromNow(row.preferences, now),
      studentBusy: busy.map(([startsAt, endsAt]) => ({
        startsAt: new Date(startsAt),
        endsAt: new Date(endsAt),
      })),
    },
  }));
}
