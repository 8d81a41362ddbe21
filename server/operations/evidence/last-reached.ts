import type { Context } from '@/server/core/context';

/** When Inngest last had the app run any function; null when it never did. */
export async function lastReached({ db }: Pick<Context, 'db'>): Promise<Date | null> {
  const { _max } = await db.functionSighting.aggregate({ _max: { lastRunAt: true } });
  return _max.lastRunAt;
}
