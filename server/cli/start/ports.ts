import { readFileSync, writeFileSync } from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { z } from 'zod';
import { findFreePort, keepPort } from '@/server/embedded/postgres/free-port';
import { CannotStart } from '../process/cannot-start';

const schema = z.partialRecord(z.enum(['postgres', 'inngest']), z.number());
type Service = 'postgres' | 'inngest';

const fileOf = (dataDir: string) => path.join(dataDir, 'ports.json');

/** The port a service of this folder had last time, or null. */
export function rememberedPort(dataDir: string, service: Service): number | null {
  return readPorts(dataDir)[service] ?? null;
}

/** Keeps the port of a service, so that it is the same next time. */
export function rememberPort(dataDir: string, service: Service, port: number): void {
  writeFileSync(fileOf(dataDir), JSON.stringify({ ...readPorts(dataDir), [service]: port }));
}

/** A free port for a service of this folder: the one it had, or another. */
export async function choosePort(dataDir: string, service: Service): Promise<number> {
  const port = await findFreePort(rememberedPort(dataDir, service) ?? 0);
  rememberPort(dataDir, service, port);
  return port;
}

/** Refuses when something listens on `port` of this machine, and keeps it from the other services. */
export async function requireFreePort(port: number): Promise<void> {
  for (const host of ['127.0.0.1', '::1']) {
    const code = await tryPort(port, host);
    if (code === 'EADDRINUSE')
      throw new CannotStart(
        `port ${port} is taken by another program: choose one, as in PORT=${port + 1} npm start`,
      );
    if (code === 'EACCES') throw new CannotStart(`PORT ${port} needs more rights: choose one above 1023`);
  }
  keepPort(port);
}

function tryPort(port: number, host: string): Promise<string | null> {
  return new Promise((resolve) => {
    const server = net.createServer();
    server.once('error', (error) => resolve('code' in error ? String(error.code) : null));
    server.listen(port, host, () => server.close(() => resolve(null)));
  });
}

function readPorts(dataDir: string): Partial<Record<Service, number>> {
  try {
    return schema.parse(JSON.parse(readFileSync(fileOf(dataDir), 'utf8')));
  } catch {
    return {}; // a first start, or a damaged file: ports are chosen again
  }
}
