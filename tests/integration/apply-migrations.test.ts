import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { applyMigrations } from '@/server/core/migrations/apply-migrations';
import { createClient } from '@/server/postgres/create-client';
import { createTestDatabase } from '../support/database/database';
import { temporaryFolder } from '../support/temporary-folder';

async function emptyDatabase(): Promise<string> {
  const database = await createTestDatabase({ migrated: false });
  onTestFinished(() => database.drop());
  return database.url;
}

function folderWith(migrations: Record<string, string>): string {
  const folder = temporaryFolder();
  for (const [name, sql] of Object.entries(migrations)) write(folder, name, sql);
  return folder;
}

function write(folder: string, name: string, sql: string): void {
  mkdirSync(path.join(folder, name), { recursive: true });
  writeFileSync(path.join(folder, name, 'migration.sql'), sql);
}

async function tableExists(url: string, table: string): Promise<boolean> {
  const client = createClient(url);
  await client.connect();
  const { rows } = await client.query<{ found: boolean }>('SELECT to_regclass($1) IS NOT NULL AS found', [
    table,
  ]);
  await client.end();
  return rows[0]?.found ?? false;
}

test('missing migrations are applied in order, once', async () => {
  const url = await emptyDatabase();
  const folder = folderWith({ '2_second': 'ALTER TABLE a ADD COLUMN b int', '1_first': 'CREATE TABLE a ()' });
  expect(await applyMigrations(url, folder)).toEqual(['1_first', '2_second']);
  expect(await applyMigrations(url, folder)).toEqual([]);
});

test('of five that migrate at once, one does and the others find it done', async () => {
  const url = await emptyDatabase();
  const folder = folderWith({ '1_first': 'CREATE TABLE a ()' });
  const results = await Promise.all(Array.from({ length: 5 }, () => applyMigrations(url, folder)));
  expect(results.flat()).toEqual(['1_first']);
});

test('a migration that fails leaves nothing behind, and stops every later one until it is resolved', async () => {
  const url = await emptyDatabase();
  const folder = folderWith({
    '1_first': 'CREATE TABLE half (); SELECT 1/0',
    '2_second': 'CREATE TABLE b ()',
  });
  await expect(applyMigrations(url, folder)).rejects.toThrow('migration 1_first failed: division by zero');
  await expect(applyMigrations(url, folder)).rejects.toThrow('migration 1_first failed before');
  expect(await tableExists(url, 'half')).toBe(false);
  expect(await tableExists(url, 'b')).toBe(false);
});

test('a migration that was edited after it was applied is refused', async () => {
  const url = await emptyDatabase();
  const folder = folderWith({ '1_first': 'CREATE TABLE a ()' });
  await applyMigrations(url, folder);
  write(folder, '1_first', 'CREATE TABLE a (b int)');
  await expect(applyMigrations(url, folder)).rejects.toThrow('1_first was edited after it was applied');
});

test('functions and DO blocks full of semicolons arrive whole', async () => {
  const url = await emptyDatabase();
  const body =
    "CREATE FUNCTION f() RETURNS int LANGUAGE plpgsql AS $$ BEGIN PERFORM 1; RETURN 2; END $$; SELECT ';'";
  expect(await applyMigrations(url, folderWith({ '1_f': body }))).toEqual(['1_f']);
});
