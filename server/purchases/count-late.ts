import type { Context } from '@/server/core/context';
import { whereLate } from '../process/transition/is-late';

/** How many purchases are stuck now. */
export async function countLate({ db, now }: Pick<Context, 'db' | 'now'>): Promise<number> {
  return db.purchase.count({ where: whereLate(now) });
}
