import { z } from 'zod';
import { Prisma } from '@/prisma/generated/client';
import { authorize } from '@/server/core/authorize';
import type { Context } from '@/server/core/context';
import { log } from '@/server/core/log';
import { queryRows } from '@/server/core/query-rows';
import type { Check } from './check';
import type { CheckResult } from './check-result';
import { checks } from './checks';
import { markBroken } from './mark-broken';
import { reportViolations } from './report-violations';

/** Violations shown of each invariant; `count` tells of all. */
const shown = 5;

const violation = z.object({ id: z.string(), detail: z.string(), total: z.number() });

/**
 * Asks every invariant of the data, keeps the answer for the console, logs what is violated, and makes it an incident. The
 * data itself is only read. `tookMs` in milliseconds.
 */
export async function checkIntegrity(
  ctx: Context,
): Promise<{ at: Date; tookMs: number; violations: number; results: CheckResult[] }> {
  authorize(ctx, 'staff', 'system');
  const started = performance.now();
  await markBroken(ctx);
  const results: CheckResult[] = [];
  for (const check of checks) results.push(await ask(ctx, check));
  const violations = results.reduce((sum, { count }) => sum + count, 0);
  const tookMs = Math.round(performance.now() - started);
  if (violations > 0) {
    const names = results.filter(({ count }) => count > 0).map(({ name }) => name);
    log.error({ violations, names }, 'invariants are violated');
  }
  await ctx.db.integrityCheck.create({
    data: { at: ctx.now, tookMs, violations, results },
    select: { id: true },
  });
  await reportViolations(ctx, results);
  return { at: ctx.now, tookMs, violations, results };
}

async function ask(ctx: Pick<Context, 'db' | 'now'>, check: Check): Promise<CheckResult> {
  const { name, promise } = check;
  if ('find' in check) {
    const found = await check.find(ctx);
    return { name, promise, count: found.length, examples: found.slice(0, shown) };
  }
  const rows = await queryRows(ctx.db, violation)`
    SELECT id::text, detail::text, count(*) OVER ()::int AS total
    FROM (${Prisma.raw(check.sql)}) violation LIMIT ${shown}`;
  const examples = rows.map(({ id, detail }) => ({ id, detail }));
  return { name, promise, count: rows[0]?.total ?? 0, examples };
}
