import { authorize } from '@/server/core/authorize';
import type { Context } from '@/server/core/context';
import { newId } from '@/server/core/ids/new-id';
import { invariantBroken } from '@/server/operations/vocabulary/causes';
import type { CheckResult } from './check-result';

/** The checks that a purchase violates which is late for that very reason, with an incident and remedy of its own. */
const diagnosed = new Set(['enrolled', 'allocated', 'scheduled', 'processed-with-result', 'refund-due']);

/**
 * Opens one incident for each violated invariant, updates it while the violation lasts, and closes it when the invariant
 * holds again. The database allows one incident per invariant, so several replicas send one alert.
 */
export async function reportViolations(ctx: Context, results: readonly CheckResult[]): Promise<void> {
  authorize(ctx, 'staff', 'system');
  const { db, now } = ctx;
  const broken: string[] = [];
  for (const result of results) {
    if (result.count > 0 && !(await isDiagnosed(db, result))) broken.push(result.name);
  }
  for (const name of broken) {
    await db.$executeRaw`
      INSERT INTO "Incident" (id, cause, stage, "openedAt", "lastSeenAt")
      VALUES (${newId()}, ${invariantBroken}, ${name}, ${now}, ${now})
      ON CONFLICT (cause, stage) WHERE "closedAt" IS NULL
      DO UPDATE SET "lastSeenAt" = greatest("Incident"."lastSeenAt", excluded."lastSeenAt")`;
  }
  await db.incident.updateMany({
    where: { cause: invariantBroken, closedAt: null, stage: { notIn: broken } },
    data: { closedAt: now },
  });
}

/** Whether every purchase that violates it is late. False when there are more than the kept examples. */
async function isDiagnosed(db: Context['db'], { name, count, examples }: CheckResult): Promise<boolean> {
  if (!diagnosed.has(name) || count > examples.length) return false;
  const numbers = examples.flatMap(({ id }) => Number(/^P-(\d{1,9})$/.exec(id)?.[1] ?? Number.NaN));
  if (numbers.some(Number.isNaN)) return false;
  const late = await db.purchase.count({
    where: { number: { in: numbers }, stageDueAt: { not: null } },
  });
  return late === new Set(numbers).size;
}
