import type { PurchaseStatus } from '@/prisma/generated/enums';
import type { MatrixCell } from './matrix-cells';
import { nameOf } from './name-of';
import { type Observation, visibleWithinMs } from './observe';

/** One cell of the matrix, and how it went. */
export type RanCell = MatrixCell &
  Observation & {
    /** What a second look, with nothing changed, named. */
    seenAgain: string;
    /** What was applied, or "automatically". */
    remedy: string;
    /** What was named of a purchase that its remedy repaired while the fault was still there; null if none was. */
    seenBroken: string | null;
    /** The statuses in which it may end. */
    ends: readonly PurchaseStatus[];
    /** The purchase's status in the end, and what was named then. */
    end: PurchaseStatus;
    seenAtEnd: string;
  };

/**
 * What went wrong in a cell, one sentence each. None: from the limit on no verdict but the expected one was given, it was
 * there in time, and the remedy left the purchase in one of the statuses in which it may end.
 */
export function judgeCell(cell: RanCell): string[] {
  const { expected, ends, end } = cell;
  const others = cell.seen.filter((seen) => seen !== expected);
  const expectedAtEnd = end === 'SCHEDULED' ? 'booked' : end === 'PENDING' ? 'on-time' : 'ended';
  return [
    nameOf(cell.verdict) !== expected && `The verdict was ${nameOf(cell.verdict)}.`,
    others.length > 0 && `Also named: ${others.join(', ')}.`,
    cell.visibleMs >= visibleWithinMs && `It took ${cell.visibleMs} ms to be visible.`,
    cell.seenAgain !== expected && `A second look named ${cell.seenAgain}.`,
    cell.seenBroken !== null &&
      cell.seenBroken !== 'booked' &&
      `What was repaired was named ${cell.seenBroken}.`,
    !ends.includes(end) && `It ended as ${end}.`,
    cell.seenAtEnd !== expectedAtEnd && `In the end it was named ${cell.seenAtEnd}.`,
  ].filter((problem) => problem !== false);
}
