import type { LimitClass } from '@/server/core/limits/limit-classes';
import type { Requester } from '@/server/core/limits/requester';
import { spend } from '@/server/core/limits/spend';
import { type ProcedurePath, procedureLimits } from './procedure-limits';

const isProcedure = (path: string): path is ProcedurePath => Object.hasOwn(procedureLimits, path);

/**
 * Counts the calls of one HTTP request, each in its class, before any of them runs. A call of what does not exist counts
 * as a read. Throws RateLimitedError `rate_limited`, which then answers all of them.
 */
export async function limitCalls(paths: readonly string[], requester: Requester): Promise<void> {
  const points = new Map<LimitClass, number>();
  for (const path of paths) {
    const name = isProcedure(path) ? procedureLimits[path] : 'read';
    points.set(name, (points.get(name) ?? 0) + 1);
  }
  await Promise.all([...points].map(([name, count]) => spend(name, requester, count)));
}
