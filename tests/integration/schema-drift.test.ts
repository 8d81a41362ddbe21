import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect, onTestFinished, test } from 'vitest';
import { createClient } from '@/server/postgres/create-client';
import { createTestDatabase } from '../support/database/database';

const run = promisify(execFile);
const prisma = path.resolve('node_modules/prisma/build/index.js');

/** What Prisma itself, on its own engine, says of the difference between a database and prisma/schema. */
async function diff(databaseUrl: string): Promise<string> {
  const sides = ['--from-config-datasource', '--to-schema', 'prisma/schema'];
  const { stdout } = await run(process.execPath, [prisma, 'migrate', 'diff', ...sides, '--script'], {
    env: { ...process.env, DATABASE_URL: databaseUrl, NO_COLOR: '1' },
  });
  return stdout.trim();
}

async function migratedDatabase(): Promise<string> {
  const database = await createTestDatabase();
  onTestFinished(() => database.drop());
  return database.url;
}

const noDifference = '-- This is an empty migration.';

test('the migrations make exactly what prisma/schema says', async () => {
  expect(await diff(await migratedDatabase())).toBe(noDifference);
});

test('a column that only the database has would be noticed', async () => {
  const url = await migratedDatabase();
  const client = createClient(url);
  await client.connect();
  await client.query('ALTER TABLE "Course" ADD COLUMN forgotten integer');
  await client.end();
  expect(await diff(url)).toContain('DROP COLUMN "forgotten"');
});

test('Prisma agrees that every migration is applied', async () => {
  const { stdout } = await run(process.execPath, [prisma, 'migrate', 'status'], {
    env: { ...process.env, DATABASE_URL: await migratedDatabase(), NO_COLOR: '1' },
  });
  expect(stdout).toContain('Database schema is up to date!');
});
