import http from 'node:http';
import type { AddressInfo } from 'node:net';

/**
 * A load balancer over replicas, as a deployment has one: each request to the next replica in turn, to another when that
 * one takes no connection. What a replica took with it when it died is answered with 502, as load balancers do.
 */
export async function startLoadBalancer(replicas: readonly { port: number }[]) {
  const answered = replicas.map(() => 0);
  let turn = 0;
  const server = http.createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => forward(request, response, Buffer.concat(chunks), turn++, replicas.length));
  });

  function forward(
    request: http.IncomingMessage,
    response: http.ServerResponse,
    body: Buffer,
    first: number,
    left: number,
  ): void {
    const index = first % replicas.length;
    const outgoing = http.request(
      {
        host: '127.0.0.1',
        port: replicas[index]?.port,
        path: request.url,
        method: request.method,
        headers: { ...request.headers, 'x-forwarded-for': '192.0.2.1', connection: 'close' },
      },
      (incoming) => {
        answered[index] = (answered[index] ?? 0) + 1;
        response.writeHead(incoming.statusCode ?? 502, incoming.headers);
        incoming.on('error', () => response.destroy());
        incoming.pipe(response);
      },
    );
    outgoing.on('error', (error) => {
      if (response.headersSent) return void response.destroy();
      const isRefused = 'code' in error && error.code === 'ECONNREFUSED';
      if (isRefused && left > 1) return forward(request, response, body, first + 1, left - 1);
      response.writeHead(502).end();
    });
    outgoing.end(body);
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    /** Answers given by each replica so far. */
    answered,
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
