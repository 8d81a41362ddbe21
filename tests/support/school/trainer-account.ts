import type { Db } from '@/server/core/db';
import { inTransaction } from '@/server/process/outbox/in-transaction';
import { aStudent } from './school';

/** An account with the role TRAINER, linked to the trainer. Answers its id. */
export async function anAccountOf(db: Db, trainerId: string): Promise<string> {
  const { id: userId } = await aStudent(db, 'The Trainer');
  await inTransaction({ db }, async (tx) => {
    await tx.user.update({ where: { id: userId }, data: { role: 'TRAINER' } });
    await tx.trainer.update({ where: { id: trainerId }, data: { userId } });
  });
  return userId;
}
