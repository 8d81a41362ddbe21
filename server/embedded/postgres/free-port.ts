import net from 'node:net';

// A process may not listen on its assigned port yet, and the system may offer that port again until then.
const spoken = new Set<number>();

/** A TCP port of 127.0.0.1 that is free now: `wanted` if it is, any other if not, and never the same one for two. */
export function findFreePort(wanted: number): Promise<number> {
  return new Promise((resolve) => {
    const server = net.createServer();
    server.once('error', () => resolve(findFreePort(0)));
    server.listen(wanted, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address ? address.port : wanted;
      const isTaken = wanted === 0 && spoken.has(port);
      spoken.add(port);
      server.close(() => resolve(isTaken ? findFreePort(0) : port));
    });
  });
}

/** Keeps a port for somebody who will listen on it later. */
export function keepPort(port: number): void {
  spoken.add(port);
}
