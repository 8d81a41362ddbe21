import type { DisputeStatus } from '@/prisma/generated/enums';

/** How far a dispute has come. One that was lost can still be won, by an appeal. */
const progress = { INQUIRY: 0, OPEN: 1, LOST: 2, WON: 3 } as const satisfies Record<DisputeStatus, number>;

/** Whether a dispute moves from one state to another: only forward, whatever the order of its events. */
export function movesDispute(from: DisputeStatus, to: DisputeStatus): boolean {
  return progress[to] > progress[from];
}
