import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { isAlive, type ProcessIdentity } from '@/server/cli/processes/process-identity';
import { isPostmaster, readPostmaster } from '@/server/embedded/postgres/postmaster';
import { startCaravan } from '@/tests/support/running-caravan';

function processOf(dataDir: string, part: 'app' | 'inngest'): ProcessIdentity {
  return JSON.parse(readFileSync(path.join(dataDir, 'run', `${part}.pid`), 'utf8'));
}

const env = { CARAVAN_SEED: '0' };

const postgresIn = (dataDir: string) => readPostmaster(path.join(dataDir, 'postgres'))?.pid ?? 0;

test('what is stopped leaves nothing running; what was killed is taken over by the next start', async () => {
  const first = await startCaravan({ env });
  const orphans = [processOf(first.dataDir, 'app'), processOf(first.dataDir, 'inngest')];
  const postgres = postgresIn(first.dataDir);
  await first.killSupervisor();
  expect(orphans.map(isAlive)).toEqual([true, true]);

  const second = await startCaravan({ port: first.port, dataDir: first.dataDir, env });
  expect(orphans.map(isAlive)).toEqual([false, false]);
  expect(postgresIn(second.dataDir)).toBe(postgres);

  const parts = [processOf(second.dataDir, 'app'), processOf(second.dataDir, 'inngest')];
  await second.stop({ keepData: true });
  expect(parts.map(isAlive)).toEqual([false, false]);
  expect(isPostmaster(postgres, path.join(second.dataDir, 'postgres'))).toBe(false);
  expect(existsSync(path.join(second.dataDir, 'start.pid'))).toBe(false);
  rmSync(second.dataDir, { recursive: true });
});

test('two at once, on data of their own, do not meet', async () => {
  const both = await Promise.all([startCaravan({ env }), startCaravan({ env })]);
  const urls = both.map(({ databaseUrl }) => new URL(databaseUrl).port);
  await Promise.all(both.map((caravan) => caravan.stop()));
  expect(new Set(urls).size).toBe(2);
});
