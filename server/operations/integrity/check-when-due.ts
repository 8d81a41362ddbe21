import { z } from 'zod';
import { Prisma } from '@/prisma/generated/client';
import { authorize } from '@/server/core/authorize';
import type { Context } from '@/server/core/context';
import { queryRows } from '@/server/core/query-rows';
import { invariantBroken } from '@/server/operations/vocabulary/causes';
import { checkIntegrity } from './check-integrity';
import { checks } from './checks';
import { correctDays } from './correct-days';

/** How old the last check may be, in minutes, and while something is violated; and how many are kept. */
const [everyMinutes, brokenMinutes] = [10, 1];
const kept = 100;

/**
 * Checks the invariants every ten minutes, every minute while one is violated, and at once when an urgent one is that has
 * no incident yet, in whichever replica comes first. First corrects the local days that an upgrade of Node has changed.
 */
export async function checkWhenDue(ctx: Context): Promise<{ checked: boolean }> {
  authorize(ctx, 'system');
  const open = await ctx.db.incident.findMany({
    where: { cause: invariantBroken, closedAt: null },
    select: { stage: true },
  });
  const since = new Date(ctx.now.getTime() - (open.length ? brokenMinutes : everyMinutes) * 60_000);
  const isRecent = (await ctx.db.integrityCheck.count({ where: { at: { gt: since } } })) > 0;
  const known = open.map(({ stage }) => stage);
  if (isRecent && !(await isUrgent(ctx, known))) return { checked: false };
  await correctDays(ctx);
  await checkIntegrity(ctx);
  await ctx.db.$executeRaw`
    DELETE FROM "IntegrityCheck" WHERE id IN (SELECT id FROM "IntegrityCheck" ORDER BY at DESC OFFSET ${kept})`;
  return { checked: true };
}

/** Whether an urgent invariant is violated that is not known to be. */
async function isUrgent({ db }: Pick<Context, 'db'>, known: string[]): Promise<boolean> {
  const asked = checks.flatMap((check) =>
    'sql' in check && check.isUrgent && !known.includes(check.name) ? [`EXISTS (${check.sql})`] : [],
  );
  if (asked.length === 0) return false;
  const [row] = await queryRows(
    db,
    z.object({ found: z.boolean() }),
  )`SELECT ${Prisma.raw(asked.join(' OR '))} AS found`;
  return row?.found ?? false;
}
