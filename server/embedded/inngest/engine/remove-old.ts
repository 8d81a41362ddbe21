import type pg from 'pg';
import { jobSchema } from './job-schema';

const everyMs = 3_600_000;
const batch = 500;

/**
 * Removes what can no longer matter, some rows at a time: events, with their runs and steps, 30 days after all of their
 * runs ended, or 90 days after one failed, own ids that have expired, and jobs 30 days after their last attempt failed.
 * Returns how many rows it removed.
 */
export async function removeOld(db: pg.Pool): Promise<number> {
  let removed = 0;
  for (const statement of [oldEvents, expiredIds, failedJobs]) removed += await untilNone(db, statement);
  return removed;
}

/** Does so every hour until `stop`. Logs a failure and tries again an hour later. */
export function keepRemoving(db: pg.Pool, log: (message: string) => void): { stop(): void } {
  const timer = setInterval(() => {
    removeOld(db).catch((error: Error) => log(`old runs are not removed: ${error.message}`));
  }, everyMs);
  timer.unref();
  return { stop: () => clearInterval(timer) };
}

const oldEvents = `
  delete from inngest.event where id in (
    select e.id from inngest.event e where e.received_at < now() - interval '30 days' and not exists (
      select from inngest.run r where r.event_id = e.id and (r.status = 'Running'
        or r.ended_at > now() - case r.status when 'Failed' then interval '90 days' else interval '30 days' end))
    order by e.received_at limit $1 for update skip locked)`;

const expiredIds = `
  delete from inngest.seen where key in (
    select key from inngest.seen where expires_at < now() order by expires_at limit $1 for update skip locked)`;

// The worker removes what it completed, and keeps what it gave up. What is locked is at work.
const failedJobs = `
  delete from ${jobSchema}._private_jobs where id in (
    select id from ${jobSchema}._private_jobs
    where attempts >= max_attempts and locked_at is null and updated_at < now() - interval '30 days'
    order by id limit $1 for update skip locked)`;

async function untilNone(db: pg.Pool, statement: string): Promise<number> {
  let removed = 0;
  for (;;) {
    const { rowCount } = await db.query(statement, [batch]);
    if (!rowCount) return removed;
    removed += rowCount;
  }
}
