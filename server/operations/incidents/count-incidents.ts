import type { Context } from '@/server/core/context';

/** How many incidents are open. */
export async function countIncidents({ db }: Pick<Context, 'db'>): Promise<number> {
  return db.incident.count({ where: { closedAt: null } });
}
