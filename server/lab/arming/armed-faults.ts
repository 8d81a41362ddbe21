import type { Prisma } from '@/prisma/generated/client';
import type { Db, Tx } from '@/server/core/db';
import type { ArmedFault, LabTarget } from './fault';

const select = { id: true, name: true, stage: true, purchaseId: true, data: true } as const;

/** Keeps a fault going from now on, in every replica. `purchaseId: null` hits every purchase. */
export async function armFault(
  tx: Tx,
  fault: {
    name: string;
    stage: LabTarget['stage'];
    purchaseId: string | null;
    data?: Prisma.InputJsonObject;
  },
): Promise<void> {
  await tx.labFault.create({ data: fault, select: { id: true } });
}

/** The faults that are kept going, of these names or all, oldest first. */
export function findArmed(db: Db, names?: readonly string[]): Promise<ArmedFault[]> {
  const where = names ? { name: { in: [...names] } } : {};
  return db.labFault.findMany({ where, orderBy: { createdAt: 'asc' }, select });
}

/** The faults that are kept going for one purchase, or for every one. */
export function findArmedFor(db: Db, purchaseIds: readonly string[]): Promise<ArmedFault[]> {
  return db.labFault.findMany({
    where: { OR: [{ purchaseId: { in: [...purchaseIds] } }, { purchaseId: null }] },
    orderBy: { createdAt: 'asc' },
    select,
  });
}

/** Whether a fault is still kept going. */
export async function isStillArmed(db: Db, id: string): Promise<boolean> {
  return (await db.labFault.count({ where: { id } })) > 0;
}
