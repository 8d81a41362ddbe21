import type { PurchaseStatus } from '@/prisma/generated/enums';
import type { StageDefinition } from '@/server/process/stages/stages';

export type StageState = 'done' | 'current' | 'late' | 'upcoming' | 'ended';

/** One point of the rail, named after its stage. */
export type StageView = { key: string; title: string; state: StageState };

/** The stages that move a purchase, in order, as the rail shows them: `contract.moving`. */
export type RailStages = readonly Pick<StageDefinition, 'id' | 'title' | 'from' | 'to'>[];

/**
 * The state of each stage: done, current, late or ahead. For an ended purchase, `reached` is how far it came; the stages
 * after that are "ended".
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

/** A state as a word, for people who cannot see the colors. */
export const stateWords: Record<StageState, string> = {
  done: 'done',
  current: 'now',
  late: 'late',
  upcoming: 'not yet',
  ended: 'ended',
};
