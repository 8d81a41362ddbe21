import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { applyMigrations } from '@/server/core/migrations/apply-migrations';
import { readPostmaster } from '@/server/embedded/postgres/postmaster';
import { type RunningPostgres, startPostgres } from '@/server/embedded/postgres/start-postgres';
import { createClient } from '@/server/postgres/create-client';
import { temporaryFolder } from '../support/temporary-folder';

const settings = { shared_buffers: '16MB', max_connections: 20 };

async function start(dataDir: string, port = 0): Promise<RunningPostgres> {
  const postgres = await startPostgres({ dataDir, port, settings });
  onTestFinished(() => postgres.stop());
  return postgres;
}

async function query(url: string, sql: string): Promise<unknown[]> {
  const client = createClient(url);
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

const dataDirIn = (folder: string) => path.join(folder, 'postgres');

test('data is there after a stop and a new start', async () => {
  const dataDir = dataDirIn(temporaryFolder());
  const first = await start(dataDir);
  await query(first.url, 'CREATE TABLE kept AS SELECT 42 AS answer');
  await first.stop();
  const second = await start(dataDir);
  expect(await query(second.url, 'SELECT answer FROM kept')).toEqual([{ answer: 42 }]);
});

test('what was committed survives a kill -9 of PostgreSQL', async () => {
  const dataDir = dataDirIn(temporaryFolder());
  const first = await start(dataDir);
  await query(first.url, 'CREATE TABLE kept AS SELECT 42 AS answer');
  process.kill(first.pid, 'SIGKILL');
  await first.ended;
  const second = await start(dataDir);
  expect(second.isAttached).toBe(false);
  expect(await query(second.url, 'SELECT answer FROM kept')).toEqual([{ answer: 42 }]);
});

test('a second start attaches to the server that runs, and its stop leaves it running', async () => {
  const dataDir = dataDirIn(temporaryFolder());
  const first = await start(dataDir);
  const second = await start(dataDir);
  expect(second).toMatchObject({ isAttached: true, pid: first.pid, url: first.url });
  await second.stop();
  expect(await query(first.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
});

test('a process that adopts an orphan can stop it', async () => {
  const dataDir = dataDirIn(temporaryFolder());
  const first = await start(dataDir);
  const adopted = await start(dataDir);
  await adopted.stop({ evenIfAttached: true });
  await Promise.all([first.ended, adopted.ended]);
  await expect(query(first.url, 'SELECT 1')).rejects.toThrow('ECONNREFUSED');
});

test('three first starts at once on one folder share one server', async () => {
  const dataDir = dataDirIn(temporaryFolder());
  const servers = await Promise.all([start(dataDir), start(dataDir), start(dataDir)]);
  expect(new Set(servers.map(({ pid }) => pid)).size).toBe(1);
  expect(servers.filter(({ isAttached }) => !isAttached)).toHaveLength(1);
  for (const { url } of servers) expect(await query(url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
});

test('starts at once share one server, each time, and leave its log alone', async () => {
  const folder = temporaryFolder();
  const dataDir = dataDirIn(folder);
  for (let round = 0; round < 8; round++) {
    const servers = await Promise.all(Array.from({ length: 5 }, () => startPostgres({ dataDir, settings })));
    onTestFinished(async () => void (await Promise.all(servers.map((server) => server.stop()))));
    const owners = servers.filter(({ isAttached }) => !isAttached);
    expect(owners).toHaveLength(1);
    expect(new Set(servers.map(({ url }) => url)).size).toBe(1);
    const log = readFileSync(`${dataDir}.log`, 'utf8');
    expect(log).toContain(`[${owners[0]?.pid}]`);
    expect(log).not.toContain('FATAL');
    await owners[0]?.stop();
  }
  expect(readdirSync(folder).sort()).toEqual(['postgres', 'postgres.log', 'postgres.password']);
});

test('a lock file that names a stranger is not believed', async () => {
  const dataDir = dataDirIn(temporaryFolder());
  const first = await start(dataDir);
  await first.stop();
  const stranger = [process.pid, dataDir, 1, first.port, '', '127.0.0.1', '', 'ready'];
  writeFileSync(path.join(dataDir, 'postmaster.pid'), stranger.join('\n'));
  const second = await start(dataDir);
  expect(second.isAttached).toBe(false);
  expect(readPostmaster(dataDir)?.pid).toBe(second.pid);
});

test('a taken port is stepped around', async () => {
  const holder = net.createServer().listen(0, '127.0.0.1');
  onTestFinished(() => void holder.close());
  await new Promise((resolve) => holder.once('listening', resolve));
  const address = holder.address();
  const taken = typeof address === 'object' && address ? address.port : 0;
  const postgres = await start(dataDirIn(temporaryFolder()), taken);
  expect(postgres.port).not.toBe(taken);
  expect(await query(postgres.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
});

test('data of another major version is refused by name, and not touched', async () => {
  const dataDir = dataDirIn(temporaryFolder());
  const first = await start(dataDir);
  await first.stop();
  writeFileSync(path.join(dataDir, 'PG_VERSION'), '17\n');
  await expect(start(dataDir)).rejects.toThrow('was made by PostgreSQL 17 and this is 18');
});

test('a folder that holds something else is refused', async () => {
  const folder = temporaryFolder();
  writeFileSync(path.join(folder, 'holiday.jpg'), '');
  await expect(start(folder)).rejects.toThrow('is not empty and not a database');
});

test('the role that the app gets owns its database, is no superuser and cannot switch off the rules', async () => {
  const postgres = await start(dataDirIn(temporaryFolder()));
  expect(
    await query(postgres.url, 'SELECT rolsuper, rolcreaterole FROM pg_roles WHERE rolname = current_user'),
  ).toEqual([{ rolsuper: false, rolcreaterole: false }]);
  expect(await applyMigrations(postgres.url)).not.toEqual([]);
  await expect(query(postgres.url, 'SET session_replication_role = replica')).rejects.toThrow(
    'permission denied',
  );
  expect(
    await query(postgres.adminUrl, 'SELECT rolsuper FROM pg_roles WHERE rolname = current_user'),
  ).toEqual([{ rolsuper: true }]);
});

test('with the lab it may, and after a start without the lab no longer', async () => {
  const dataDir = dataDirIn(temporaryFolder());
  const lab = await startPostgres({ dataDir, port: 0, settings, maySwitchOffRules: true });
  onTestFinished(() => lab.stop());
  await query(lab.url, 'SET session_replication_role = replica');
  await start(dataDir);
  await expect(query(lab.url, 'SET session_replication_role = replica')).rejects.toThrow('permission denied');
});

test('data that a superuser made, as earlier versions did, is handed over once and for all', async () => {
  const dataDir = dataDirIn(temporaryFolder());
  const first = await start(dataDir);
  await query(
    first.adminUrl,
    `DROP OWNED BY caravan_app; ALTER DATABASE caravan OWNER TO caravan;
     CREATE TABLE old (id serial PRIMARY KEY, made date GENERATED ALWAYS AS (DATE '2026-01-01') STORED);
     CREATE VIEW seen AS SELECT id FROM old; CREATE TYPE mood AS ENUM ('good'); CREATE SEQUENCE own;
     CREATE FUNCTION answer() RETURNS int LANGUAGE sql AS 'SELECT 42'; CREATE SCHEMA inngest; CREATE TABLE inngest.runs (id int)`,
  );
  await applyMigrations(first.adminUrl);
  await first.stop();
  const second = await start(dataDir);
  expect(await applyMigrations(second.url)).toEqual([]);
  await query(
    second.url,
    'ALTER TABLE old ADD note text; ALTER TABLE inngest.runs ADD note text; DROP VIEW seen',
  );
  await query(second.url, "ALTER TYPE mood ADD VALUE 'better'; DROP FUNCTION answer(); DROP SEQUENCE own");
  await query(second.url, 'INSERT INTO old DEFAULT VALUES; DROP SCHEMA public CASCADE; CREATE SCHEMA public');
  expect(await applyMigrations(second.url)).not.toEqual([]);
});
