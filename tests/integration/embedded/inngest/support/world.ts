import type http from 'node:http';
import type { Inngest, InngestFunction } from 'inngest';
import { startInngestServer } from '@/server/embedded/inngest/start-inngest-server';
import { createTestDatabase } from '@/tests/support/database/database';
import { until } from '@/tests/support/until';
import { eventKey, signingKey, startTestApp } from './app';
import { freePort } from './free-port';
import { startRecordingProxy } from './recording-proxy';
import { serverApi } from './server-api';

/** A database, a server in this process, an app on the SDK, and a record of the calls between them. */
export async function startWorld({
  functions,
  retryDelaysMs = [10],
  now,
  intercept,
}: {
  functions: (client: Inngest) => InngestFunction.Any[];
  retryDelaysMs?: readonly number[];
  now?: () => Date;
  intercept?: (request: http.IncomingMessage, response: http.ServerResponse) => void;
}) {
  const database = await createTestDatabase({ migrated: false });
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const app = await startTestApp({ id: 'demo', baseUrl: url, intercept });
  app.setFunctions(functions);
  const proxy = await startRecordingProxy(() => app.url);
  const logs: string[] = [];
  const server = await startInngestServer({
    databaseUrl: database.url,
    port,
    appUrls: [`${proxy.url}/api/inngest`],
    signingKey,
    eventKey,
    retryDelaysMs,
    pollIntervalMs: 100,
    now,
    log: (message) => logs.push(message),
  });
  const api = serverApi(url, database.url);
  return {
    app,
    api,
    calls: proxy.calls,
    logs,
    url,
    databaseUrl: database.url,
    /** Sends one event and answers its id. */
    async send(event: {
      id?: string;
      name: string;
      data?: Record<string, unknown>;
      ts?: number;
    }): Promise<string> {
      const { ids } = await app.client.send(event);
      return ids[0] ?? '';
    },
    registered: () => until(async () => (await api.functions('demo')).length > 0),
    async stop() {
      await server.stop();
      await proxy.stop();
      await app.stop();
      await database.drop();
    },
  };
}

export type World = Awaited<ReturnType<typeof startWorld>>;
