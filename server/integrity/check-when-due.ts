import type { Context } from '@/server/context';
import { checkIntegrity } from './check-integrity';

/** How old the last check may be, in minutes; and how many are kept. */
const everyMinutes = 10;
const kept = 100;

/** Checks the invariants when the last check is older than ten minutes, in whichever replica comes first. */
export async function checkWhenDue(ctx: Pick<Context, 'db' | 'now'>): Promise<{ checked: boolean }> {
  const since = new Date(ctx.now.getTime() - everyMinutes * 60_000);
  if (await ctx.db.integrityCheck.count({ where: { at: { gt: since } } })) return { checked: false };
  await checkIntegrity(ctx);
  await ctx.db.$executeRaw`
    DELETE FROM "IntegrityCheck" WHERE id IN (SELECT id FROM "IntegrityCheck" ORDER BY at DESC OFFSET ${kept})`;
  return { checked: true };
}
