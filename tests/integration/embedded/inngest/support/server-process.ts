import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { eventKey, signingKey } from './app';

export interface ServerProcess {
  /** Ends it as `kill -9` does. */
  kill(): Promise<void>;
  /** Asks it to end, and answers its exit code. */
  stop(): Promise<number | null>;
}

/** The server as its own process, as the project starts it; answers when it says that it is ready. */
export async function startServerProcess(options: {
  databaseUrl: string;
  port: number;
  appUrl: string;
}): Promise<ServerProcess> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'server/embedded/inngest/main.ts'], {
    env: {
      ...process.env,
      DATABASE_URL: options.databaseUrl,
      INNGEST_APP_URLS: options.appUrl,
      INNGEST_SIGNING_KEY: signingKey,
      INNGEST_EVENT_KEY: eventKey,
      INNGEST_EMBEDDED_PORT: String(options.port),
      INNGEST_RETRY_DELAYS_MS: '50',
      INNGEST_POLL_INTERVAL_MS: '200',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  await new Promise<void>((resolve, reject) => {
    const listen = (chunk: Buffer) => {
      said += chunk.toString();
      if (said.includes('inngest ready')) resolve();
    };
    child.stdout.on('data', listen);
    child.stderr.on('data', listen);
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}: ${said}`)));
  });
  const end = async (signal: 'SIGKILL' | 'SIGTERM') => {
    const exited = once(child, 'exit');
    child.kill(signal);
    await exited;
    return child.exitCode;
  };
  return { kill: async () => void (await end('SIGKILL')), stop: () => end('SIGTERM') };
}
