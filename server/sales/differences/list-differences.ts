import type { Context } from '@/server/core/context';
import { remediesOf } from '../vocabulary/difference-remedies';

const shown = 50;

/** What differs between the books of the providers and ours, the oldest first, each with its remedies. */
export async function listDifferences({ db, now }: Pick<Context, 'db' | 'now'>) {
  const where = { resolvedAt: null, settledAt: null };
  const [count, rows, last] = await Promise.all([
    db.bookDifference.count({ where }),
    db.bookDifference.findMany({
      where,
      orderBy: [{ foundAt: 'asc' }, { id: 'asc' }],
      take: shown,
      select: {
        id: true,
        provider: true,
        ref: true,
        kind: true,
        detail: true,
        foundAt: true,
        purchase: { select: { number: true } },
      },
    }),
    db.reconciliation.findFirst({ orderBy: { at: 'desc' }, select: { at: true } }),
  ]);
  return {
    now,
    count,
    comparedAt: last?.at ?? null,
    rows: rows.map((row) => ({ ...row, remedies: remediesOf[row.kind] })),
  };
}
export type Differences = Awaited<ReturnType<typeof listDifferences>>;
