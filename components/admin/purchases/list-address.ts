import { createLoader, createSerializer, type inferParserType } from 'nuqs/server';
import { asFlag, asId, asKeyOf, asText } from '@/components/page/address-parsers';
import { periods } from '@/server/core/time/periods';
import { causes } from '@/server/operations/vocabulary/causes';
import { moneyFilters } from '@/server/process/vocabulary/purchase-money';
import { purchaseSorts } from '@/server/process/vocabulary/purchase-sorts';
import type { statusGroups } from '@/server/purchases/status-groups';

/** What each group of statuses is called. */
export const statusLabels = {
  'in-flight': 'Paid, not booked',
  booked: 'Booked',
  delivered: 'Delivered',
  unpaid: 'Not paid',
  ended: 'Ended',
} as const satisfies Record<keyof typeof statusGroups, string>;

const parsers = {
  late: asFlag,
  q: asText(),
  status: asKeyOf(statusLabels),
  course: asId,
  paid: asKeyOf(periods),
  cause: asKeyOf(causes),
  money: asKeyOf(moneyFilters),
  sort: asKeyOf(purchaseSorts).withDefault('late'),
  after: asText(300),
};

/** The list as its URL describes it: search, filters, order and page. */
export type ListAddress = Partial<inferParserType<typeof parsers>>;

export const readAddress = createLoader(parsers);
const write = createSerializer(parsers);

/** The URL of the list, or of its CSV file, with some values changed. Any change except of the page starts at the first page. */
export const listHref = (
  address: ListAddress,
  change: ListAddress = {},
  path: '/admin/purchases' | '/api/export/purchases' = '/admin/purchases',
): string => write(path, { ...address, after: null, ...change });

/** Whether a search or filter is set. */
export function isFiltered({ sort: _order, after: _page, ...filters }: ListAddress): boolean {
  return Object.values(filters).some(Boolean);
}
