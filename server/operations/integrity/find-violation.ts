import type { Context } from '@/server/core/context';
import { getLastCheck } from './get-last-check';

/** What the last check found of one invariant; null when it has not been asked. `count` is of all, `examples` are some. */
export async function findViolation(ctx: Pick<Context, 'db' | 'now'>, name: string) {
  const last = await getLastCheck(ctx);
  return last?.results.find((result) => result.name === name) ?? null;
}

export type FoundViolation = NonNullable<Awaited<ReturnType<typeof findViolation>>>;
