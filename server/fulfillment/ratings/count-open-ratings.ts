import type { Context } from '@/server/core/context';

/** How many ratings wait for staff. */
export const countOpenRatings = ({ db }: Pick<Context, 'db'>): Promise<number> =>
  db.rating.count({ where: { status: 'OPEN' } });
