import type { Db } from '@/server/core/db';
import { labHeader } from '../arming/refresh-registration';
import { consumerNotDeployedName } from '../faults/consumer-not-deployed';

// Inngest polls without a signature where it is the dev server.
const notByHand = [labHeader, 'x-inngest-signature', 'x-inngest-server-kind'];

/**
 * Deploys the functions that an armed fault keeps from Inngest, when somebody registers them by hand, as the remedy does.
 * The lab's own requests and Inngest's leave the fault as it is.
 */
export async function deployByHand(db: Db, request: Request): Promise<void> {
  if (notByHand.some((name) => request.headers.has(name))) return;
  await db.labFault.deleteMany({ where: { name: consumerNotDeployedName } });
}
