import type { Db } from '@/server/core/db';

/** The trainer whose account this is, unless they have left by `now`. */
export function findTeaching(
  db: Db,
  { userId, now }: { userId: string; now: Date },
): Promise<{ id: string } | null> {
  return db.trainer.findFirst({
    where: { userId, OR: [{ leftAt: null }, { leftAt: { gt: now } }] },
    select: { id: true },
  });
}
