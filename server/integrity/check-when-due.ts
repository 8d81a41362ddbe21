import type { Context } from '@/server/context';
import { checkIntegrity } from './check-integrity';
import { correctDays } from './correct-days';
import { invariantBroken } from './invariant-broken';

/** How old the last check may be, in minutes, and while something is violated; and how many are kept. */
const [everyMinutes, brokenMinutes] = [10, 1];
const kept = 100;

/**
 * Checks the invariants every ten minutes, and every minute while one is violated, in whichever replica comes first. First
 * corrects the local days that an upgrade of Node has changed.
 */
export async function checkWhenDue(ctx: Pick<Context, 'db' | 'now'>): Promise<{ checked: boolean }> {
  const isBroken = await ctx.db.incident.count({ where: { cause: invariantBroken, closedAt: null } });
  const since = new Date(ctx.now.getTime() - (isBroken ? brokenMinutes : everyMinutes) * 60_000);
  if (await ctx.db.integrityCheck.count({ where: { at: { gt: since } } })) return { checked: false };
  await correctDays(ctx);
  await checkIntegrity(ctx);
  await ctx.db.$executeRaw`
    DELETE FROM "IntegrityCheck" WHERE id IN (SELECT id FROM "IntegrityCheck" ORDER BY at DESC OFFSET ${kept})`;
  return { checked: true };
}
