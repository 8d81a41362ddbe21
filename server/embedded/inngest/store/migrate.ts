import { readFile } from 'node:fs/promises';
import type pg from 'pg';

const files = ['tables.sql', 'functions-runs.sql', 'functions-calls.sql'];

/** Creates or updates the schema `inngest`. Needs the schema of the jobs to exist. Safe to run again. */
export async function migrate(db: pg.Pool): Promise<void> {
  const statements = await Promise.all(
    files.map((file) => readFile(new URL(`./${file}`, import.meta.url), 'utf8')),
  );
  const client = await db.connect();
  try {
    await client.query('begin');
    await client.query("select pg_advisory_xact_lock(hashtext('inngest.migrate'))");
    for (const statement of statements) await client.query(statement);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw error;
  } finally {
    client.release();
  }
}
