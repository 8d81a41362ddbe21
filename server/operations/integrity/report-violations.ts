import { authorize } from '@/server/core/authorize';
import type { Context } from '@/server/core/context';
import { newId } from '@/server/core/ids/new-id';
import { invariantBroken } from '@/server/operations/vocabulary/causes';
import type { CheckResult } from './check-result';

/** What a purchase with missing results violates: it is late then, and has an incident of its own with its remedy. */
const diagnosed = new Set(['enrolled', 'allocated', 'scheduled', 'processed-with-result']);

/**
 * Opens one incident for each invariant that is violated, seen again while it is, and closes those that hold again. In
 * several replicas at once there is one, which the database holds, so people are told of it once.
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

/** Whether every purchase that violates it is late, by the few that were kept as examples or else not. */
async function isDiagnosed(db: Context['db'], { name, count, examples }: CheckResult): Promise<boolean> {
  if (!diagnosed.has(name) || count > examples.length) return false;
  const numbers = examples.flatMap(({ id }) => Number(/^P-(\d{1,9})$/.exec(id)?.[1] ?? Number.NaN));
  if (numbers.some(Number.isNaN)) return false;
  const late = await db.purchase.count({
    where: { number: { in: numbers }, stageDueAt: { not: null } },
  });
  return late === new Set(numbers).size;
}
