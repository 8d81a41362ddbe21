import type { StageId } from '@/server/process/stages/stages';
import type { Fault } from '../arming/fault';
import { leavesStatus } from '../arming/stage-facts';
import { faults } from '../faults';

/** A fault at a stage, and the verdict that has to name it, as nameOf writes it. */
export type MatrixCell = { name: string; stage: StageId; expected: string };

/** Where a purchase stands that stopped there: what is booked and no longer paid, at its sessions. */
const whereSeen = ({ cause, seenAt }: Fault, stage: StageId) =>
  seenAt ?? (cause === 'PAYMENT_REVERSED' && leavesStatus(stage) ? 'schedule' : stage);

/** The matrix: every fault that breaks something, at every stage where it can. */
export const matrixCells: readonly MatrixCell[] = faults.flatMap((fault) =>
  fault.cause
    ? fault.stages.map((stage) => ({
        name: fault.name,
        stage,
        expected: `${fault.cause} at ${whereSeen(fault, stage)}`,
      }))
    : [],
);
