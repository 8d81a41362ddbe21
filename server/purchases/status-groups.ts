import { PurchaseStatus } from '@/prisma/generated/enums';
import { contract } from '../process/stages/contract';

const all = Object.values(PurchaseStatus);

/** The statuses by which staff filter: derived from the process, so that each status is in exactly one group. */
export const statusGroups = {
  'in-flight': all.filter((status) => contract.isOwed(status)),
  booked: all.filter((status) => status === contract.booked),
  delivered: all.filter((status) => status === contract.fulfilled),
  unpaid: all.filter((status) => contract.isInFlight(status) && !contract.isOwed(status)),
  ended: all.filter((status) => contract.rank(status) === -1),
} as const satisfies Record<string, PurchaseStatus[]>;
