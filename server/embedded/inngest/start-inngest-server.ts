import { once } from 'node:events';
import { createPool } from '../../postgres/create-pool';
import { createAppClient } from './calls/app-client';
import type { Engine } from './engine/engine';
import { indexFunctions, loadRegistry } from './engine/registry';
import { keepRemoving } from './engine/remove-old';
import { migrateJobs, releaseJobs, runJobs } from './engine/run-jobs';
import { createHttpServer } from './http/serve';
import { syncApps } from './registration/sync-apps';
import { claimDatabase } from './store/claim';
import { migrate } from './store/migrate';

export interface InngestServerOptions {
  databaseUrl: string;
  /** On 127.0.0.1; 0 takes a free one. */
  port: number;
  appUrls: readonly string[];
  /** Hex, with or without `signkey-…-`; the app has the same in INNGEST_SIGNING_KEY. */
  signingKey: string;
  eventKey: string;
  /** Milliseconds before each retry, instead of Inngest's own schedule. */
  retryDelaysMs?: readonly number[] | undefined;
  /** Milliseconds between two looks at each registered app. */
  pollIntervalMs?: number;
  /** Requests to apps at once. Few: the app is one process, and people and webhooks wait behind them. */
  concurrency?: number;
  /** The clock of cron triggers. */
  now?: () => Date;
  log?: (message: string) => void;
  /** Called once when the database can no longer be relied on; without it the error is thrown. */
  onLost?: (error: Error) => void;
}

/**
 * Starts the embedded Inngest server: the real one's HTTP protocol, with its state in PostgreSQL (schemas `inngest`
 * and `inngest_jobs`). Work that a killed server left is taken up at once. Throws when the port is taken, the
 * database cannot be reached, or another server works on it.
 */
export async function startInngestServer(
  options: InngestServerOptions,
): Promise<{ url: string; stop(): Promise<void> }> {
  const { databaseUrl, signingKey, eventKey, concurrency = 6 } = options;
  const log = options.log ?? (() => undefined);
  const onLost =
    options.onLost ??
    ((error: Error) => {
      throw error;
    });
  const claim = await claimDatabase(databaseUrl, onLost);
  const db = createPool(databaseUrl, {
    max: 12,
    application_name: 'inngest',
    options: '-c synchronous_commit=on',
  });
  db.on('error', (error) => log(`database: ${error.message}`));
  const engine: Engine = {
    db,
    app: createAppClient(signingKey),
    registry: indexFunctions([]),
    retryDelaysMs: options.retryDelaysMs,
    now: options.now ?? (() => new Date()),
    log,
  };
  const closers: (() => Promise<unknown> | unknown)[] = [
    () => claim.release(),
    () => db.end(),
    () => engine.app.close(),
  ];
  const stop = async () => {
    for (const close of closers.splice(0).reverse()) await close();
  };
  try {
    await migrateJobs(db, log);
    await migrate(db);
    await releaseJobs(db);
    engine.registry = await loadRegistry(db);

    const server = createHttpServer(engine, { signingKey, eventKey });
    server.keepAliveTimeout = 60_000;
    server.listen(options.port, '127.0.0.1');
    await once(server, 'listening');
    closers.push(() => {
      server.closeAllConnections();
      server.close();
    });
    const address = server.address();
    const port = typeof address === 'object' && address ? address.port : options.port;

    const runner = await runJobs(engine, concurrency);
    closers.push(() => runner.stop());
    const removing = keepRemoving(db, log);
    closers.push(() => removing.stop());
    const pollMs = options.pollIntervalMs ?? 5000;
    const sync = syncApps(engine, options.appUrls, { retryMs: Math.min(pollMs, 500), pollMs });
    closers.push(() => sync.stop());
    return { url: `http://127.0.0.1:${port}`, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
