import { once } from 'node:events';
import net from 'node:net';
import { onTestFinished } from 'vitest';

/**
 * A pooler of a kind that exists: it hands connections on to the database at `url`, without the startup parameter
 * `options`. Returns the URL to use instead, until the test is over.
 */
export async function poolerThatDropsOptions(url: string): Promise<string> {
  const { port, hostname } = new URL(url);
  const sockets = new Set<net.Socket>();
  const server = net.createServer((client) => {
    const upstream = net.connect(Number(port), hostname);
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.on('error', () => undefined);
    }
    client.once('data', (startup) => {
      upstream.write(withoutOptions(startup));
      client.pipe(upstream);
      upstream.pipe(client);
    });
    client.on('close', () => upstream.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  const address = server.address();
  const ownPort = typeof address === 'object' && address ? address.port : 0;
  return Object.assign(new URL(url), { port: ownPort }).href;
}

// Int32 length, Int32 protocol, then names and values that each end in a zero, and one more zero.
function withoutOptions(startup: Buffer): Buffer {
  const words = startup.subarray(8, -1).toString().split('\0').slice(0, -1);
  const kept = words.filter((_, index) => words[index - (index % 2)] !== 'options');
  const body = Buffer.from(`${kept.map((word) => `${word}\0`).join('')}\0`);
  const head = Buffer.from(startup.subarray(0, 8));
  head.writeInt32BE(8 + body.length);
  return Buffer.concat([head, body]);
}
