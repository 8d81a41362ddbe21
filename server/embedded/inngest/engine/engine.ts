import type pg from 'pg';
import type { AppClient } from '../calls/app-client';
import type { Registry } from './registry';

/** What every transition needs. `registry` is replaced whole when an app registers. */
export interface Engine {
  db: pg.Pool;
  app: AppClient;
  registry: Registry;
  retryDelaysMs: readonly number[] | undefined;
  /** The clock of cron triggers and dates; tests may move it. */
  now(): Date;
  log(message: string): void;
}
