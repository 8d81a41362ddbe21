import { once } from 'node:events';
import http from 'node:http';
import { startInngestServer } from '@/server/embedded/inngest/start-inngest-server';
import { findFreePort } from '@/server/embedded/postgres/free-port';
import { contract } from '@/server/process/stages/contract';
import { is, until } from '@/tests/support/until';
import { createTestDatabase } from './database/database';

const eventKey = 'test-event-key';
const signingKey = '0123456789abcdef0123456789abcdef';

/**
 * The whole pipeline in this process, for tests of what goes wrong in it: its own database, the embedded Inngest server
 * over HTTP, and the app's functions served to it, all or only some. Sweeps run only when called. The configuration is read
 * when a module of the app is first imported, so await this before importing any.
 */
export async function startPipelineWorld({
  retryDelaysMs = [20],
}: {
  retryDelaysMs?: readonly number[];
} = {}) {
  const database = await createTestDatabase();
  const port = await findFreePort(0);
  let handle: http.RequestListener = (_request, response) => response.writeHead(503).end();
  let registering = 0;
  const app = http.createServer((request, response) => {
    if (request.method === 'PUT') {
      registering++;
      response.on('close', () => registering--);
    }
    handle(request, response);
  });
  app.listen(0, '127.0.0.1');
  await once(app, 'listening');
  const address = app.address();
  const appUrl = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
  Object.assign(process.env, {
    DATABASE_URL: database.url,
    APP_URL: appUrl,
    INNGEST_BASE_URL: `http://127.0.0.1:${port}`,
    INNGEST_EVENT_KEY: eventKey,
    INNGEST_SIGNING_KEY: signingKey,
  });
  const [{ serve }, { inngest }, { functions }, { provideFunctions }, { db }, { listRegisteredFunctions }] =
    await Promise.all([
      import('inngest/node'),
      import('@/server/process/inngest/client'),
      import('@/server/functions'),
      import('@/server/process/deployment/served-functions'),
      import('@/server/core/db'),
      import('@/server/process/inngest/list-registered-functions'),
    ]);
  provideFunctions(functions);
  (await import('@/server/process/outbox/publish-after-commit')).publishAfterCommit({ isAwaited: true });
  // The logs of failing attempts are what these tests make on purpose.
  const startServer = () =>
    startInngestServer({
      databaseUrl: database.url,
      port,
      appUrls: [`${appUrl}/api/inngest`],
      signingKey,
      eventKey,
      retryDelaysMs,
      pollIntervalMs: 100,
    });
  let server: Awaited<ReturnType<typeof startServer>> | null = null;

  /**
   * Serves the functions but those named, and waits until Inngest knows exactly these. The app takes all for registered, as
   * one does that looked just before: it holds no event back.
   */
  async function deploy({ without = [] }: { without?: string[] } = {}): Promise<void> {
    const served = functions.filter(
      (fn) => !without.includes(fn.id(inngest.id).replace(`${inngest.id}-`, '')),
    );
    // The server asks every app to register, now and then: what was served before must not be registered after this.
    const before = handle;
    handle = (request, response) =>
      request.method === 'PUT' ? response.writeHead(503).end() : before(request, response);
    await until(() => registering, is(0));
    // It cannot register a function that it does not serve.
    provideFunctions(served);
    handle = serve({ client: inngest, functions: served, servePath: '/api/inngest' });
    await fetch(`${appUrl}/api/inngest`, { method: 'PUT' });
    await registeredCount(served.length);
    const all = contract.functionIds.map((id) => ({ id, internalId: null, config: null }));
    Object.assign(globalThis, {
      caravanKnown: { at: Number.POSITIVE_INFINITY, answer: { ok: true, functions: all } },
    });
  }
  async function registeredCount(count: number): Promise<void> {
    await until(async () => {
      const known = await listRegisteredFunctions().catch(() => []);
      // An onFailure handler is registered as its own function.
      return known.filter(({ id }) => !id.endsWith('-failure')).length;
    }, is(count));
  }

  return {
    db,
    url: appUrl,
    deploy,
    async startInngest() {
      server = await startServer();
    },
    async stopInngest() {
      await server?.stop();
      server = null;
    },
    /** Answers nothing to Inngest any more, as an app that is down. */
    undeploy() {
      handle = (_request, response) => response.destroy();
    },
    async stop() {
      await server?.stop();
      app.closeAllConnections();
      app.close();
      await db.$disconnect();
      await database.drop();
    },
  };
}

export type PipelineWorld = Awaited<ReturnType<typeof startPipelineWorld>>;
