import type { Db } from '@/server/core/db';
import { findArmed } from '../arming/armed-faults';
import { consumerOf } from '../arming/stage-facts';
import { consumerNotDeployedName } from '../faults/consumer-not-deployed';

/**
 * Of events that are held, those that no armed fault is about: a consumer that the lab took away is to be missed by events
 * that were sent.
 */
export async function withoutArmedConsumers(
  db: Db,
  held: ReadonlyMap<string, readonly string[]>,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const armed = await findArmed(db, [consumerNotDeployedName]);
  const taken = armed.map(({ stage }) => consumerOf(stage));
  const isTaken = (id: string) => taken.some((name) => name === id);
  return new Map([...held].filter(([, missing]) => !missing.every(isTaken)));
}
