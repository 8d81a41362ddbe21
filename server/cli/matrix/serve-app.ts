import { once } from 'node:events';
import http from 'node:http';
import { NextRequest } from 'next/server';
import { createContext } from '@/server/core/context';
import { servePath } from '@/server/core/http/serve-origin';
import { answerInngest } from '@/server/functions/serving/answer-inngest';
import { receiveWebhook } from '@/server/webhooks/receive-webhook';

/** The part of the app that Inngest and the test gateway call, on a port. Without `host`, on every address of this machine. */
export async function serveApp(port: number, host?: string): Promise<{ stop(): Promise<void> }> {
  const server = http.createServer((request, response) => void answer(request, response));
  server.listen(port, host);
  await once(server, 'listening');
  return {
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function answer(request: http.IncomingMessage, response: http.ServerResponse): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const { method = 'GET', url = '/' } = request;
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) headers.set(name, String(value));
  const body = method === 'GET' ? undefined : Buffer.concat(chunks);
  const result = await route(
    new NextRequest(new URL(url, `http://${headers.get('host')}`), { method, headers, body }),
  ).catch((error: unknown) => new Response(String(error), { status: 500 }));
  response.writeHead(result.status, Object.fromEntries(result.headers));
  response.end(Buffer.from(await result.arrayBuffer()));
}

async function route(request: NextRequest): Promise<Response> {
  if (request.nextUrl.pathname === servePath) return answerInngest(request);
  const provider = 'test';
  const ctx = createContext({ kind: 'webhook', provider });
  const { status, body } = await receiveWebhook(ctx, { provider, request });
  return Response.json(body, { status });
}
