import type { InngestFunction } from 'inngest';
import type { Db } from '@/server/core/db';
import { findArmed } from '../arming/armed-faults';
import { consumerOf } from '../arming/stage-facts';
import { consumerNotDeployedName } from '../faults/consumer-not-deployed';
import { runQueuedName } from '../faults/run-queued';
import { oneAtATime } from './one-at-a-time';

/**
 * The functions that the app serves while faults are armed: without those that are "not deployed", and with one place at a
 * time where runs are to queue.
 */
export async function functionsUnderFaults(
  db: Db,
  functions: InngestFunction.Any[],
): Promise<InngestFunction.Any[]> {
  const armed = await findArmed(db, [consumerNotDeployedName, runQueuedName]);
  const hit = (name: string) =>
    armed.filter((row) => row.name === name).map(({ stage }) => consumerOf(stage));
  const [missing, narrow] = [hit(consumerNotDeployedName), hit(runQueuedName)];
  return functions
    .filter((fn) => !missing.some((id) => id === fn.id()))
    .map((fn) => (narrow.some((id) => id === fn.id()) ? oneAtATime(fn) : fn));
}
