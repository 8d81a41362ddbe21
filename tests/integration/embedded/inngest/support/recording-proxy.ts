import { once } from 'node:events';
import http from 'node:http';
import type { RecordedCall } from './describe-call';

/** Passes requests on to `target` as they are and keeps the function calls among them, in the order they came. */
export async function startRecordingProxy(
  target: () => string,
): Promise<{ url: string; calls: RecordedCall[]; stop(): Promise<void> }> {
  const calls: RecordedCall[] = [];
  const server = http.createServer(async (request, response) => {
    const body = await read(request);
    const url = request.url ?? '/';
    const call = { url, request: parse(body), status: 0, response: undefined as unknown };
    if (url.includes('fnId=')) calls.push(call);
    const passed = http.request(new URL(url, target()), { method: request.method, headers: request.headers });
    passed.once('response', async (answer) => {
      const text = await read(answer);
      call.status = answer.statusCode ?? 0;
      call.response = parse(text);
      response.writeHead(call.status, { ...answer.headers, connection: 'close' }).end(text);
    });
    passed.once('error', () => response.destroy());
    passed.end(body);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (typeof address !== 'object' || !address) throw new Error('the proxy has no port');
  return {
    url: `http://127.0.0.1:${address.port}`,
    calls,
    async stop() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

async function read(stream: http.IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
