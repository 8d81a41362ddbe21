import type { Db } from '@/server/core/db';
import { log } from '@/server/core/log';

/** Forgets that a job failed, since it works again. Never throws. */
export async function noteSuccess(db: Db, { job }: { job: string }): Promise<void> {
  try {
    await db.$executeRaw`DELETE FROM "JobFailure" WHERE job = ${job}`;
  } catch (cause) {
    log.warn({ err: cause, job }, 'that a job works again could not be noted');
  }
}
