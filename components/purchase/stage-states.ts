import type { PurchaseStatus } from '@/prisma/generated/enums';
import type { StageDefinition } from '@/server/process/stages/stages';

export type StageState = 'done' | 'current' | 'late' | 'upcoming' | 'ended';

/** One point of the rail, named by its stage. */
export type StageView = { key: string; title: string; state: StageState };

/** The stages that move a purchase, in their order, as the rail reads them: `contract.moving`. */
export type RailStages = readonly Pick<StageDefinition, 'id' | 'title' | 'from' | 'to'>[];

/**
 * Each stage: done, current, late or still ahead. For an ended purchase pass in `reached` how far it had come; what lies
 * after that has "ended" and never comes.
 */
export function stageStates<Status extends string = PurchaseStatus>(
  stages: RailStages,
  purchase: { status: Status; isLate?: boolean; reached?: Status | null },
): StageView[] {
  const order: string[] = [...new Set(stages.flatMap(({ from, to }) => [from, to]))];
  const isEnded = !order.includes(purchase.status);
  const status = isEnded ? purchase.reached : purchase.status;
  const reached = status ? order.indexOf(status) : 0;
  return stages.map(({ id, title }, index) => {
    const point = { key: id, title };
    if (index < reached) return { ...point, state: 'done' };
    if (isEnded) return { ...point, state: 'ended' };
    if (index > reached) return { ...point, state: 'upcoming' };
    return { ...point, state: purchase.isLate ? 'late' : 'current' };
  });
}

/** A state in a word, for those who do not see the colors. */
export const stateWords: Record<StageState, string> = {
  done: 'done',
  current: 'now',
  late: 'late',
  upcoming: 'not yet',
  ended: 'ended',
};
