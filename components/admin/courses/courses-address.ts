import { type Query, readParam } from '@/server/core/text/read-param';

export const courseStates = { retired: 'Retired', all: 'All, also retired' } as const;

/** The list of courses as its address says. */
export type CoursesAddress = { q?: string; topic?: string; state?: keyof typeof courseStates };

/** Reads an address. What it does not know it leaves out. */
export function readCoursesAddress(params: Query): CoursesAddress {
  const one = (name: string, most?: number) => readParam(params, name, most);
  const state = one('state');
  return {
    q: one('q'),
    topic: one('topic', 60),
    state: state === 'retired' || state === 'all' ? state : undefined,
  };
}

/** The address of the list with some things changed. */
export function coursesHref(address: CoursesAddress, change: Partial<CoursesAddress> = {}): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries({ ...address, ...change })) if (value) params.set(name, value);
  const query = params.toString();
  return query ? `/admin/courses?${query}` : '/admin/courses';
}
