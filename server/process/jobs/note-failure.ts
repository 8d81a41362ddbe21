import type { Db } from '@/server/core/db';
import { describeError } from '@/server/core/describe-error';
import { log } from '@/server/core/log';

/**
 * Writes down that a job failed that works for no purchase, so that the check `job-works` tells people within seconds. It
 * stays until the job works again: see noteSuccess. Never throws.
 */
export async function noteFailure(
  db: Db,
  { job, error, runId = null }: { job: string; error: unknown; runId?: string | null },
): Promise<void> {
  try {
    await db.$executeRaw`
      INSERT INTO "JobFailure" (job, at, error, "runId") VALUES (${job}, now(), ${describeError(error)}, ${runId})
      ON CONFLICT (job) DO UPDATE SET at = excluded.at, error = excluded.error, "runId" = excluded."runId"`;
  } catch (cause) {
    log.warn({ err: cause, job }, 'that a job fails could not be noted');
  }
}
