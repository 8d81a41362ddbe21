import { createLoader, createSerializer, type inferParserType } from 'nuqs/server';
import { asFlag, asId, asKeyOf, asText } from '@/components/page/address-parsers';
import { periods } from '@/server/core/time/periods';
import { purchaseSorts } from '@/server/process/vocabulary/purchase-sorts';
import type { statusGroups } from '@/server/purchases/status-groups';

/** What each group of statuses is called. */
export const statusLabels = {
  'in-flight': 'Paid, not fulfilled',
  fulfilled: 'Fulfilled',
  unpaid: 'Not paid',
  ended: 'Ended',
} as const satisfies Record<keyof typeof statusGroups, string>;

const parsers = {
  late: asFlag,
  q: asText(),
  status: asKeyOf(statusLabels),
  course: asId,
  paid: asKeyOf(periods),
  sort: asKeyOf(purchaseSorts).withDefault('late'),
  after: asText(300),
};

/** The list as its address says: what is sought, the filters, the order, the page. */
export type ListAddress = Partial<inferParserType<typeof parsers>>;

export const readAddress = createLoader(parsers);
const write = createSerializer(parsers);

/** The address of the list with some things changed. Any change but a page starts at the first page. */
export const listHref = (address: ListAddress, change: ListAddress = {}): string =>
  write('/admin/purchases', { ...address, after: null, ...change });

/** Whether anything narrows the list. */
export function isFiltered({ q, late, status, course, paid }: ListAddress): boolean {
  return Boolean(q || late || status || course || paid);
}
