import { once } from 'node:events';
import http from 'node:http';
import { Inngest, type InngestFunction } from 'inngest';
import { serve } from 'inngest/node';

export const signingKey = '0123456789abcdef0123456789abcdef';
export const eventKey = 'test-event-key';

export interface TestApp {
  client: Inngest;
  url: string;
  /** Serves these functions, instead of none. */
  setFunctions(make: (client: Inngest) => InngestFunction.Any[]): void;
  stop(): Promise<void>;
}

/** An app with the unmodified SDK in cloud mode, on a free port of 127.0.0.1, that talks to the server at `baseUrl`. */
export async function startTestApp({
  id,
  baseUrl,
  port = 0,
  intercept,
}: {
  id: string;
  baseUrl: string;
  port?: number;
  intercept?: (request: http.IncomingMessage, response: http.ServerResponse) => void;
}): Promise<TestApp> {
  const client = new Inngest({ id, isDev: false, baseUrl, signingKey, eventKey, logger: silent });
  let handle: http.RequestListener = (_request, response) => response.writeHead(503).end();
  const server = http.createServer((request, response) => {
    intercept?.(request, response);
    handle(request, response);
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const taken = typeof address === 'object' && address ? address.port : port;
  return {
    client,
    url: `http://127.0.0.1:${taken}/api/inngest`,
    setFunctions(make) {
      handle = serve({ client, functions: make(client), servePath: '/api/inngest' });
    },
    async stop() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

const silent = { info() {}, warn() {}, error() {}, debug() {} };
