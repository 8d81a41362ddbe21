import type { Context } from '@/server/core/context';

/** How many requests for time off wait for a decision. */
export const countOpenRequests = ({ db }: Pick<Context, 'db'>): Promise<number> =>
  db.timeOffRequest.count({ where: { status: 'OPEN' } });
