import type { Db } from '@/server/db';
import { consumerNotDeployedName } from './faults/consumer-not-deployed';

/** Deploys the functions that an armed fault keeps from Inngest, as somebody who registers them by hand does. */
export async function deployByHand(db: Db): Promise<void> {
  await db.labFault.deleteMany({ where: { name: consumerNotDeployedName } });
}
