import type { PurchaseStatus } from '@/prisma/generated/enums';
import type { Stage } from '@/server/process/stages/contract';

export type StageState = 'done' | 'current' | 'late' | 'upcoming' | 'ended';

/** One of the four points of the rail. `at` is when it was reached, as ISO text. */
export type StageView = { key: string; title: string; state: StageState; at?: string | null };

/** The part of the pipeline contract that the rail reads. */
export type RailContract = readonly Pick<Stage, 'stage' | 'title' | 'from' | 'to'>[];

/**
 * Paid and then the stages of the contract, each done, current, late or still ahead. For an ended purchase pass in
 * `reached` how far it had come; what lies after that has "ended" and never comes.
 */
export function stageStates(
  contract: RailContract,
  purchase: { status: PurchaseStatus; isLate?: boolean; reached?: PurchaseStatus | null },
): StageView[] {
  const isEnded = ['EXPIRED', 'CANCELLED', 'REFUNDED'].includes(purchase.status);
  const status = isEnded ? (purchase.reached ?? 'PENDING') : purchase.status;
  const order: PurchaseStatus[] = ['PENDING', 'CONFIRMED', ...contract.map((stage) => stage.to)];
  const reached = order.indexOf(status);
  const points = [
    { key: 'paid', title: 'Paid' },
    ...contract.map(({ stage, title }) => ({ key: stage, title })),
  ];
  return points.map((point, index) => {
    if (index < reached) return { ...point, state: 'done' };
    if (isEnded) return { ...point, state: 'ended' };
    if (index > reached) return { ...point, state: 'upcoming' };
    return { ...point, state: purchase.isLate ? 'late' : 'current' };
  });
}

/** A state in a word, for those who do not see the colours. */
export const stateWords: Record<StageState, string> = {
  done: 'done',
  current: 'now',
  late: 'late',
  upcoming: 'not yet',
  ended: 'ended',
};
