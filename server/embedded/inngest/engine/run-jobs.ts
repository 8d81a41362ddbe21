import { Logger, type Runner, run, runMigrations } from 'graphile-worker';
import type pg from 'pg';
import { z } from 'zod';
import type { Engine } from './engine';
import { fireCron } from './fire-cron';
import { jobSchema } from './job-schema';
import { runCall } from './run-call';
import { wake } from './wake';

const callPayload = z.object({ call: z.string() });
const wakePayload = z.object({ run: z.string(), step: z.string() });
const cronPayload = z.object({ slug: z.string(), cron: z.string(), fireAt: z.string() });

const logger = (log: (message: string) => void) =>
  new Logger(() => (level, message) => {
    if (level === 'error' || level === 'warning') log(message);
  });

/** Creates the schema of the jobs. */
export async function migrateJobs(db: pg.Pool, log: (message: string) => void): Promise<void> {
  await runMigrations({ pgPool: db, schema: jobSchema, logger: logger(log) });
}

/** Gives back the jobs that a killed server held. Only the sole owner of the database may do this. */
export async function releaseJobs(db: pg.Pool): Promise<void> {
  await db.query(
    `update ${jobSchema}._private_jobs set locked_at = null, locked_by = null,
       attempts = greatest(attempts - 1, 0), run_at = least(run_at, now())
     where locked_at is not null`,
  );
}

/** Works on calls, timers and crons, `concurrency` at once, until stopped. */
export function runJobs(engine: Engine, concurrency: number): Promise<Runner> {
  return run({
    pgPool: engine.db,
    noHandleSignals: true,
    logger: logger(engine.log),
    preset: {
      worker: {
        schema: jobSchema,
        concurrentJobs: concurrency,
        pollInterval: 200,
        localQueue: { size: concurrency },
        completeJobBatchDelay: 5,
        failJobBatchDelay: 5,
        gracefulShutdownAbortTimeout: 500,
      },
    },
    taskList: {
      call: (payload: unknown) => runCall(engine, callPayload.parse(payload).call),
      wake: (payload: unknown) => {
        const { run: id, step } = wakePayload.parse(payload);
        return wake(engine, id, step);
      },
      cron: (payload: unknown) => fireCron(engine, cronPayload.parse(payload)),
    },
  });
}
