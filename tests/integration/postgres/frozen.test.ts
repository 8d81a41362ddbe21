import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { applyMigrations } from '@/server/core/migrations/apply-migrations';
import { startPostgres } from '@/server/embedded/postgres/start-postgres';
import { allowLog } from '@/tests/support/strict-log';
import { cookieOf } from '../../support/app';
import { temporaryFolder } from '../../support/temporary-folder';

allowLog(/onnection t(imeout|erminated)/);
allowLog(/limits are counted by this process/);
allowLog(/readiness\.lost/);

/** Every process of a PostgreSQL. The children first, so that none is started while they stop. */
function signal(pid: number, name: 'SIGSTOP' | 'SIGCONT'): void {
  const children = execFileSync('pgrep', ['-P', String(pid)], { encoding: 'utf8' });
  for (const process_ of [pid, ...children.trim().split('\n').map(Number)]) process.kill(process_, name);
}

test('a frozen database makes the app not ready, ends its requests with 503, and is used again when it goes on', async () => {
  const postgres = await startPostgres({ dataDir: path.join(temporaryFolder(), 'postgres'), port: 0 });
  onTestFinished(() => postgres.stop());
  await applyMigrations(postgres.adminUrl);
  process.env.DATABASE_URL = postgres.adminUrl;
  process.env.HEALTH_TOKEN = 'health-token-health-token-health-token';
  const { db } = await import('@/server/core/db');
  onTestFinished(() => db.$disconnect());
  const { functions } = await import('@/server/functions');
  (await import('@/server/process/deployment/served-functions')).provideFunctions(functions);
  const ready = (await import('@/app/api/health/ready/route')).GET;
  const trpc = (await import('@/app/api/trpc/[trpc]/route')).GET;
  const origin = 'http://localhost:3000';
  const headers = { authorization: `Bearer ${process.env.HEALTH_TOKEN}` };
  const { accountMail } = await import('@/server/people/account-mail/account-mail');
  accountMail.plugIn(async () => undefined);
  const { auth } = await import('@/server/people/sign-in/auth');
  const body = { name: 'Ann', email: 'ann@example.com', password: 'correct horse battery' };
  const signedUp = await auth.api.signUpEmail({ body, asResponse: true });
  // Of a course that is not there, since the catalog is kept in memory.
  const getCourse = (more: Record<string, string> = {}) =>
    trpc(
      new Request(`${origin}/api/trpc/catalog.get?input=%7B%22json%22%3A%7B%22slug%22%3A%22none%22%7D%7D`, {
        headers: more,
      }),
    );
  expect((await getCourse()).status).toBe(404);

  signal(postgres.pid, 'SIGSTOP');
  try {
    const [readiness, answer, personal] = await Promise.all([
      ready(new Request(`${origin}/api/health/ready`, { headers })),
      getCourse(),
      getCourse({ cookie: cookieOf(signedUp) }),
    ]);
    expect(readiness.status).toBe(503);
    const { reasons } = await readiness.json();
    expect(reasons).toContain('the database does not answer within 3 seconds');
    expect([answer.status, personal.status]).toEqual([503, 503]);
    expect(await answer.text()).toContain('Caravan is not available right now');
  } finally {
    signal(postgres.pid, 'SIGCONT');
  }
  expect((await getCourse()).status).toBe(404);
});
