import type { Check } from './check';

/** Invariants of single rows. A violation would break a page or a stage, or lock everybody out. */
export const readableChecks: readonly Check[] = [
  {
    name: 'preferences-readable',
    promise: 'The preferred times of a purchase can be read',
    sql: `SELECT 'P-' || number AS id, left(preferences::text, 200) AS detail FROM "Purchase"
          WHERE NOT is_preferences(preferences)`,
  },
  {
    name: 'held-after-start',
    promise: 'No session is marked held before it starts',
    find: async ({ db, now }) => {
      const found = await db.trainingSession.findMany({
        where: { status: 'HELD', startsAt: { gt: now } },
        orderBy: { startsAt: 'asc' },
        select: { id: true, startsAt: true },
      });
      return found.map(({ id, startsAt }) => ({ id, detail: `held, and starts ${startsAt.toISOString()}` }));
    },
  },
  {
    name: 'administrator',
    promise: 'At least one administrator’s account is open',
    sql: `SELECT min(email) AS id, count(*) || ' administrators, all of them closed' AS detail FROM "User"
          WHERE role = 'ADMIN' HAVING count(*) > 0 AND bool_and(is_closed(banned, "banExpires"))`,
  },
];
