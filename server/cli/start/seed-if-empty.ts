import { existsSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { applyMigrations } from '@/server/core/migrations/apply-migrations';
import { createClient } from '@/server/postgres/create-client';
import { projectRoot } from '../process/project-root';
import type { Fleet } from '../processes/fleet';
import { runTask } from '../processes/run-task';

const userAnswer = z.tuple([z.object({ found: z.boolean() })]);
const seedFile = path.join(projectRoot, 'prisma', 'seed', 'index.ts');

/**
 * Fills a database without users with the demo school. A seed that was interrupted is noticed by the note that it leaves
 * in `dataDir`, and begins again from nothing: the app never ran on what it made.
 */
export async function seedIfEmpty(
  url: string,
  dataDir: string,
  environment: Record<string, string>,
  fleet: Fleet,
): Promise<void> {
  if (!existsSync(seedFile)) return;
  const note = path.join(dataDir, 'seed-unfinished');
  if (existsSync(note)) await emptyDatabase(url);
  else if (await hasUsers(url)) return;
  fleet.say('Filling the empty database with a demo school …');
  writeFileSync(note, '');
  // The past of the demo school is paid with the test gateway: a real provider must not hear of it.
  const seedEnvironment = { ...environment, PAYMENT_PROVIDER: 'test' };
  const command = {
    file: process.execPath,
    args: ['--import', 'tsx', seedFile],
    environment: seedEnvironment,
  };
  await runTask(dataDir, 'seed', command, fleet.stopping.signal);
  rmSync(note);
}

async function hasUsers(url: string): Promise<boolean> {
  const rows = await query(url, 'SELECT EXISTS (SELECT 1 FROM "User") AS found');
  return userAnswer.parse(rows)[0].found;
}

async function emptyDatabase(url: string): Promise<void> {
  await query(url, 'DROP SCHEMA public CASCADE; CREATE SCHEMA public');
  await applyMigrations(url);
}

async function query(url: string, sql: string): Promise<unknown> {
  const client = createClient(url);
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}
