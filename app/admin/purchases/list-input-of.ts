import type { ListAddress } from '@/components/admin/purchases/list-address';
import type { listPurchases } from '@/server/purchases/list-purchases';
import { statusGroups } from '@/server/purchases/status-groups';

/** What the address of the list asks for. */
export const listInputOf = (address: ListAddress): Parameters<typeof listPurchases>[1] => ({
  search: address.q ?? undefined,
  late: address.late ?? undefined,
  status: address.status ? statusGroups[address.status] : undefined,
  courseId: address.course ?? undefined,
  paid: address.paid ?? undefined,
  cause: address.cause ?? undefined,
  money: address.money ?? undefined,
  sort: address.sort,
  after: address.after ?? undefined,
});
