import { type Query, readIdParam, readParam } from '@/server/core/text/read-param';
import type { statusGroups } from '@/server/purchases/status-groups';

/** What each group of statuses is called. */
export const statusLabels = {
  'in-flight': 'Paid, not fulfilled',
  fulfilled: 'Fulfilled',
  unpaid: 'Not paid',
  ended: 'Ended',
} as const satisfies Record<StatusGroup, string>;

export const paidLabels = { '24h': 'Last 24 hours', '7d': 'Last 7 days', '30d': 'Last 30 days' } as const;
export const sortLabels = { late: 'Late first', newest: 'Newest first', oldest: 'Oldest first' } as const;

type StatusGroup = keyof typeof statusGroups;
export type PaidPeriod = keyof typeof paidLabels;
export type Sort = keyof typeof sortLabels;

/** The list as its address says: what is sought, the filters, the order, the page. */
export type ListAddress = {
  q?: string;
  late?: boolean;
  status?: StatusGroup;
  course?: string;
  paid?: PaidPeriod;
  sort?: Sort;
  after?: string;
};

/** Reads an address. What it does not know it leaves out, so that an old link still shows a list. */
export function readAddress(params: Query): ListAddress {
  const one = (name: string) => readParam(params, name);
  return {
    q: one('q'),
    late: one('late') === '1' || undefined,
    status: keyIn(statusLabels, one('status')),
    course: readIdParam(params, 'course'),
    paid: keyIn(paidLabels, one('paid')),
    sort: keyIn(sortLabels, one('sort')),
    after: readParam(params, 'after', 300),
  };
}

function keyIn<T extends object>(options: T, value: string | undefined): (keyof T & string) | undefined {
  const isKey = (text: string): text is keyof T & string => Object.hasOwn(options, text);
  return value !== undefined && isKey(value) ? value : undefined;
}

/** The address of the list with some things changed. Any change but a page starts at the first page. */
export function listHref(address: ListAddress, change: Partial<ListAddress> = {}): string {
  const { late, ...next } = { ...address, after: undefined, ...change };
  if (next.sort === 'late') next.sort = undefined;
  const params = new URLSearchParams();
  if (late) params.set('late', '1');
  for (const [name, value] of Object.entries(next)) if (value) params.set(name, value);
  const query = params.toString();
  return query ? `/admin/purchases?${query}` : '/admin/purchases';
}

/** Whether anything narrows the list. */
export function isFiltered({ q, late, status, course, paid }: ListAddress): boolean {
  return Boolean(q || late || status || course || paid);
}
