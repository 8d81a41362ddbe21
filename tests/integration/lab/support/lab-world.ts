import { vi } from 'vitest';
import { startInngestServer } from '@/server/embedded/inngest/start-inngest-server';
import { eventKey, signingKey } from '@/tests/integration/embedded/inngest/support/app';
import { freePort } from '@/tests/integration/embedded/inngest/support/free-port';
import { createTestDatabase } from '@/tests/support/database/database';

/**
 * Caravan with the lab on: a database, the embedded Inngest server and the app's own handlers, which talk to each other
 * over HTTP. To be awaited before any module of the app is imported, since the configuration is read only once.
 */
export async function startLabWorld(options: { retryDelaysMs?: number[] } = {}) {
  const database = await createTestDatabase();
  const [port, appPort] = [await freePort(), await freePort()];
  const appUrl = `http://127.0.0.1:${appPort}`;
  for (const [name, value] of Object.entries({
    LAB: '1',
    DATABASE_URL: database.url,
    APP_URL: appUrl,
    INNGEST_BASE_URL: `http://127.0.0.1:${port}`,
    INNGEST_EVENT_KEY: eventKey,
    INNGEST_SIGNING_KEY: signingKey,
  })) {
    vi.stubEnv(name, value);
  }
  const { db } = await import('@/server/core/db');
  const { dispatchOutbox } = await import('@/server/process/outbox/dispatch-outbox');
  const school = await import('@/tests/support/school/school');
  const { serveApp } = await import('@/server/cli/matrix/serve-app');
  (await import('@/server/lab/plugs/plug-in-lab')).plugInLab();
  (await import('@/server/process/outbox/publish-after-commit')).publishAfterCommit({ isAwaited: true });
  const app = await serveApp(appPort, '127.0.0.1');

  const startInngest = () =>
    startInngestServer({
      databaseUrl: database.url,
      port,
      appUrls: [],
      signingKey,
      eventKey,
      retryDelaysMs: options.retryDelaysMs ?? [20],
    });
  const register = () => fetch(`${appUrl}/api/inngest`, { method: 'PUT' });
  let inngest: Awaited<ReturnType<typeof startInngest>> | null = await startInngest();
  await register();

  return {
    db,
    school,
    appUrl,
    dispatchOutbox,
    register,
    async stopInngest() {
      await inngest?.stop();
      inngest = null;
    },
    async stop() {
      await inngest?.stop();
      await app.stop();
      await db.$disconnect();
      await database.drop();
    },
  };
}

export type LabWorld = Awaited<ReturnType<typeof startLabWorld>>;
