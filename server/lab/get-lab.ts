import type { Context } from '@/server/core/context';
import { findArmed } from './arming/armed-faults';
import { faults } from './faults';

/** What the lab can break, and what is broken now. */
export async function getLab(ctx: Pick<Context, 'db'>) {
  const armed = await findArmed(ctx.db);
  return {
    faults: faults.map(({ name, cause, title, describe, stages, isRepairedFirst }) => ({
      ...{ name, cause, title, describe, stages, isRepairedFirst },
      brokenAt: armed.filter((row) => row.name === name).map(({ stage }) => stage),
    })),
  };
}

export type LabFault = Awaited<ReturnType<typeof getLab>>['faults'][number];
