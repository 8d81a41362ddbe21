import { z } from 'zod';
import type { Context } from '@/server/core/context';

const resultsSchema = z.array(
  z.object({
    name: z.string(),
    promise: z.string(),
    count: z.number(),
    examples: z.array(z.object({ id: z.string(), detail: z.string() })),
  }),
);

/** The last check of the invariants, or null before the first. */
export async function getLastCheck({ db, now }: Pick<Context, 'db' | 'now'>) {
  const row = await db.integrityCheck.findFirst({
    orderBy: { at: 'desc' },
    select: { at: true, tookMs: true, violations: true, results: true },
  });
  return row && { ...row, now, results: resultsSchema.safeParse(row.results).data ?? [] };
}

export type LastCheck = NonNullable<Awaited<ReturnType<typeof getLastCheck>>>;
