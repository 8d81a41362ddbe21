import { z } from 'zod';
import type { Context } from '@/server/core/context';
import { isLate } from './is-due';

const removedSchema = z.record(z.string(), z.number());

/** The last clean-ups, for operators: what the last good one removed, why the last one failed, and whether it is late. */
export async function getCleanUp({ db, now }: Pick<Context, 'db' | 'now'>) {
  const select = { startedAt: true, finishedAt: true, removed: true, failure: true } as const;
  const [last, good, first] = await Promise.all([
    db.retentionRun.findFirst({ orderBy: { startedAt: 'desc' }, select }),
    db.retentionRun.findFirst({
      where: { finishedAt: { not: null } },
      orderBy: { startedAt: 'desc' },
      select,
    }),
    db.retentionRun.findFirst({ orderBy: { startedAt: 'asc' }, select: { startedAt: true } }),
  ]);
  const runs = { succeededAt: good?.startedAt ?? null, triedAt: last?.startedAt ?? null };
  return {
    ...runs,
    now,
    removed: removedSchema.safeParse(good?.removed).data ?? {},
    failure: last?.failure ?? null,
    isLate: isLate(runs, first?.startedAt ?? null, now),
  };
}
