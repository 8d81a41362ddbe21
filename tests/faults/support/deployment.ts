import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { ensureBuild } from '@/server/cli/build/ensure-build';
import { Fleet } from '@/server/cli/processes/fleet';
import { composeService, environmentOf, readCompose } from '@/tests/support/compose';

/** A process of the deployment, and all that it said. */
export type Replica = { port: number; process: ChildProcess; said: () => string };

/**
 * What the image `app` holds, in a folder far from this project, so that nothing of it is found by accident: the build
 * that `npm start` makes and uses, made here only when no other test has.
 */
export async function unpackImage(): Promise<{ folder: string; remove(): void }> {
  const data = mkdtempSync(path.join(os.tmpdir(), 'caravan-image-'));
  await ensureBuild(path.join(data, 'build'), new Fleet(new AbortController(), () => undefined));
  const folder = path.join(data, 'app');
  cpSync('.next/standalone', folder, { recursive: true, verbatimSymlinks: true });
  return { folder, remove: () => rmSync(data, { recursive: true, force: true }) };
}

type Addresses = {
  DATABASE_URL: string;
  INNGEST_BASE_URL: string;
  INNGEST_SERVE_ORIGIN: string;
  APP_URL: string;
};

/**
 * The environment that compose.yaml gives the app, with this machine's addresses in place of the services' names. Throws
 * when a value still names a service: nobody could reach it here, and the tests would never end.
 */
export function deployedEnvironment(
  secrets: Record<string, string>,
  addresses: Addresses,
): Record<string, string> {
  const values = { ...secrets, ...addresses, CARAVAN_DB_PASSWORD: 'unused', TEST_GATEWAY: '1' };
  const environment = { ...environmentOf(composeService('app'), values), ...addresses };
  const { services } = readCompose();
  for (const [name, value] of Object.entries(environment)) {
    const host = URL.canParse(value) && new URL(value).hostname;
    if (host && host in services) throw new Error(`${name} is ${value}: give it an address of this machine.`);
  }
  return environment;
}

const { PATH, HOME } = process.env;

/** `node server.js` in the image's folder, as its CMD, with the environment of the container and nothing else. */
export function startReplica(folder: string, port: number, environment: Record<string, string>): Replica {
  const child = spawn(process.execPath, ['server.js'], {
    cwd: folder,
    env: { ...environment, PATH, HOME, NODE_ENV: 'production', HOSTNAME: '127.0.0.1', PORT: String(port) },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  return { port, process: child, said: collect(child) };
}

/** The one-off before the app: `npm run migrate`. Throws with what it said when it fails. */
export async function migrate(environment: Record<string, string>): Promise<string> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'server/cli/migrate.ts'], {
    env: { ...environment, PATH, HOME, NODE_ENV: 'production' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said = collect(child);
  const code = await new Promise((resolve) => child.once('close', resolve));
  if (code !== 0) throw new Error(`npm run migrate ended with ${code}: ${said()}`);
  return said();
}

function collect(child: ChildProcess): () => string {
  let text = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk: Buffer) => {
      text += chunk.toString();
    });
  return () => text;
}
