import { z } from 'zod';
import type { Context } from '@/server/core/context';
import { queryRows } from '@/server/core/query-rows';

const row = z.object({
  id: z.string(),
  code: z.string(),
  percent: z.number().nullable(),
  amount: z.number().nullable(),
  currency: z.string().nullable(),
  startsAt: z.date(),
  endsAt: z.date().nullable(),
  maxUses: z.number().nullable(),
  maxUsesPerStudent: z.number().nullable(),
  /** The titles of the courses that it is for; empty for all of them. */
  courses: z.array(z.string()),
  uses: z.number(),
  state: z.enum(['upcoming', 'active', 'used-up', 'ended']),
});
export type DiscountRow = z.output<typeof row>;

/** The most rows that are listed. */
const most = 200;

/** The discount codes with their uses, those that can still be used first, then the newest. */
export function listDiscounts({ db, now }: Pick<Context, 'db' | 'now'>): Promise<DiscountRow[]> {
  return queryRows(db, row)`
    SELECT * FROM (
      SELECT c.id, c.code, c.percent, c.amount, c.currency, c."startsAt", c."endsAt", c."maxUses", c."maxUsesPerStudent",
        ARRAY(SELECT k.title FROM "DiscountCodeCourse" f JOIN "Course" k ON k.id = f."courseId"
          WHERE f."discountCodeId" = c.id ORDER BY k.title) AS courses,
        used.uses, c."createdAt",
        CASE WHEN c."endsAt" <= ${now} THEN 'ended' WHEN used.uses >= c."maxUses" THEN 'used-up'
          WHEN c."startsAt" > ${now} THEN 'upcoming' ELSE 'active' END AS state
      FROM "DiscountCode" c, LATERAL (
        SELECT count(*)::int AS uses FROM "DiscountUse" u WHERE u."discountCodeId" = c.id) used) listed
    ORDER BY state IN ('ended', 'used-up'), "createdAt" DESC, id LIMIT ${most}`;
}
