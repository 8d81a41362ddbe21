import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { contract } from '@/server/process/stages/contract';

type ReceivedEvent = { id: string; name: string; data: Record<string, unknown> };

/** Inngest's event endpoint over real HTTP: accepts batches, keeps what it got, and can be made to refuse or to lack functions. */
export async function startEventEndpoint() {
  const received: ReceivedEvent[][] = [];
  let isDown = false;
  let bad = '';
  let registered: readonly string[] = contract.functionIds;
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const isList = request.url?.startsWith('/v1/apps/');
      if (isList && !isDown)
        return void response
          .writeHead(200, { 'content-type': 'application/json' })
          .end(JSON.stringify(registered.map((id) => ({ id: `caravan-${id}` }))));
      if (isDown) return void response.writeHead(503).end('{"error":"down","status":503}');
      const text = Buffer.concat(chunks).toString();
      if (bad && text.includes(bad))
        return void response
          .writeHead(400)
          .end(JSON.stringify({ ids: [''], status: 400, error: 'it is bad' }));
      const events = JSON.parse(text) as ReceivedEvent[];
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
    /** Refuses a request with this text in it, for what is in it. */
    refuse: (text: string) => {
      bad = text;
    },
    /** The functions that it says it has, by their ids: all of the contract at first. */
    setRegistered: (ids: readonly string[]) => {
      registered = ids;
    },
    stop: () => new Promise((resolve) => server.close(resolve)),
  };
}
