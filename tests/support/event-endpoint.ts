import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

type ReceivedEvent = { id: string; name: string; data: Record<string, unknown> };

/** Inngest's event endpoint over real HTTP: accepts batches, keeps what it got, and can be made to refuse. */
export async function startEventEndpoint() {
  const received: ReceivedEvent[][] = [];
  let isDown = false;
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      if (isDown) return void response.writeHead(503).end('{"error":"down","status":503}');
      const events = JSON.parse(Buffer.concat(chunks).toString()) as ReceivedEvent[];
      received.push(events);
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ ids: events.map((event) => `inngest-${event.id}`), status: 200 }));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    received,
    goDown: () => {
      isDown = true;
    },
    comeBack: () => {
      isDown = false;
    },
    stop: () => new Promise((resolve) => server.close(resolve)),
  };
}
