import type { StageId } from '@/server/process/stages/stages';
import { leavesStatus } from '../arming/stage-facts';
import { faults } from '../faults';

/** A fault at a stage, and the verdict that has to name it, as nameOf writes it. */
export type MatrixCell = { name: string; stage: StageId; expected: string };

/** Where a purchase stands that stopped there: what is booked and no longer paid, at its sessions. */
const whereSeen = (cause: string, stage: StageId) =>
  cause === 'PAYMENT_REVERSED' && leavesStatus(stage) ? 'schedule' : stage;

/** The matrix: every fault that breaks something, at every stage where it can. */
export const matrixCells: readonly MatrixCell[] = faults.flatMap(({ name, cause, stages }) =>
  cause ? stages.map((stage) => ({ name, stage, expected: `${cause} at ${whereSeen(cause, stage)}` })) : [],
);
