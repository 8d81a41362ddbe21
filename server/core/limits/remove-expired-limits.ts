import type { Context } from '@/server/core/context';

const batch = 5_000;

/** Removes the counters whose window has ended, some at a time. Safe in several replicas at once: none waits for another. */
export async function removeExpiredLimits(ctx: Pick<Context, 'db' | 'now'>): Promise<{ removed: number }> {
  let removed = 0;
  for (;;) {
    const count = await ctx.db.$executeRaw`
      DELETE FROM "RateLimit" WHERE key IN (
        SELECT key FROM "RateLimit" WHERE expire < ${ctx.now.getTime()} ORDER BY expire
        LIMIT ${batch} FOR UPDATE SKIP LOCKED)`;
    removed += count;
    if (count < batch) return { removed };
  }
}
