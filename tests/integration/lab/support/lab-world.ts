import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { NextRequest } from 'next/server';
import { vi } from 'vitest';
import { startInngestServer } from '@/server/embedded/inngest/start-inngest-server';
import { eventKey, signingKey } from '@/tests/integration/inngest/support/app';
import { freePort } from '@/tests/integration/inngest/support/free-port';
import { createTestDatabase } from '@/tests/support/database';

/**
 * Caravan with the lab on: a database, the embedded Inngest server and the app's own route handlers, which talk to each
 * other over HTTP. To be awaited before any module of the app is imported, since the configuration is read only once.
 */
export async function startLabWorld(options: { retryDelaysMs?: number[] } = {}) {
  const database = await createTestDatabase();
  const port = await freePort();
  const app = http.createServer((request, response) => void answer(request, response));
  await new Promise<void>((resolve) => app.listen(0, '127.0.0.1', resolve));
  const appUrl = `http://127.0.0.1:${(app.address() as AddressInfo).port}`;
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
  const { db } = await import('@/server/db');
  const { dispatchOutbox } = await import('@/server/outbox/dispatch-outbox');
  const { receiveWebhook } = await import('@/server/payments/receive-webhook');
  const school = await import('@/tests/support/school');
  const inngestRoute = await import('@/app/api/inngest/route');

  async function route(request: NextRequest): Promise<Response> {
    if (request.nextUrl.pathname === '/api/inngest') {
      const method = request.method === 'POST' ? 'POST' : request.method === 'PUT' ? 'PUT' : 'GET';
      return inngestRoute[method](request, undefined);
    }
    const ctx = { db, actor: { kind: 'webhook' as const, provider: 'test' }, now: new Date() };
    const { status, body } = await receiveWebhook(ctx, { provider: 'test', request });
    if (status === 200) void dispatchOutbox();
    return Response.json(body, { status });
  }

  async function answer(request: http.IncomingMessage, response: http.ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const { method = 'GET', url = '/' } = request;
    const headers = new Headers();
    for (const [name, value] of Object.entries(request.headers)) headers.set(name, String(value));
    const body = method === 'GET' ? undefined : Buffer.concat(chunks);
    const result = await route(new NextRequest(`${appUrl}${url}`, { method, headers, body })).catch(
      (error: unknown) => new Response(String(error), { status: 500 }),
    );
    response.writeHead(result.status, Object.fromEntries(result.headers));
    response.end(Buffer.from(await result.arrayBuffer()));
  }

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
      app.closeAllConnections();
      await new Promise((resolve) => app.close(resolve));
      await db.$disconnect();
      await database.drop();
    },
  };
}

export type LabWorld = Awaited<ReturnType<typeof startLabWorld>>;
