import type { Context } from '@/server/core/context';
import { type ListedCourse, listCourses } from './list-courses';

/** For how long the catalogue may be behind, in milliseconds. A checkout always reads its plan again. */
export const catalogMaxAge = 15_000;

type Entry = { readAt: number; courses: Promise<ListedCourse[]> };

// Next may load this module once for pages and once for the API: both must know the same entries.
const shared = globalThis as typeof globalThis & { caravanCatalog?: WeakMap<Context['db'], Entry> };
const entries = shared.caravanCatalog ?? new WeakMap<Context['db'], Entry>();
shared.caravanCatalog = entries;

/**
 * The catalogue, read at most once in `catalogMaxAge` by each process: visitors who browse cost no queries. A failed read
 * is not kept.
 */
export function readCatalog(ctx: Pick<Context, 'db' | 'now'>): Promise<ListedCourse[]> {
  const kept = entries.get(ctx.db);
  if (kept && ctx.now.getTime() - kept.readAt < catalogMaxAge) return kept.courses;
  const courses = listCourses(ctx);
  entries.set(ctx.db, { readAt: ctx.now.getTime(), courses });
  courses.catch(() => entries.delete(ctx.db));
  return courses;
}

/** Makes the next visitor of this process read the catalogue again, after something in it changed. Others follow in time. */
export function forgetCatalog({ db }: Pick<Context, 'db'>): void {
  entries.delete(db);
}
