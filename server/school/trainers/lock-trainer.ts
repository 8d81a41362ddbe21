import type { Tx } from '@/server/core/db';

/**
 * Locks a trainer until the transaction ends, so that bookings, moves and changes of their availability queue: what is planned
 * under it stays true until the commit. Take it after the purchase's lock and before any session is written.
 */
export async function lockTrainer(tx: Tx, trainerId: string): Promise<void> {
  await tx.$executeRaw`SELECT 1 FROM "Trainer" WHERE id = ${trainerId} FOR NO KEY UPDATE`;
}
