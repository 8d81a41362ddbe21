/**
 * The embedded Inngest server as a process: `tsx server/embedded/inngest/main.ts`, with this environment:
 *
 *   DATABASE_URL              PostgreSQL; the schemas inngest and inngest_jobs are made in it
 *   INNGEST_APP_URLS          where the app serves its functions, such as http://localhost:3000/api/inngest; comma-separated
 *   INNGEST_SIGNING_KEY       hex, with or without signkey-…-; the app has the same
 *   INNGEST_EVENT_KEY         the app has the same
 *   INNGEST_EMBEDDED_PORT     on 127.0.0.1, 8288 when absent; 0 takes a free one
 *   INNGEST_RETRY_DELAYS_MS   optional: milliseconds before each retry, comma-separated, the last one repeats
 *   INNGEST_POLL_INTERVAL_MS  optional: how often a registered app is asked for its functions, 5000 when absent
 *
 * Prints `inngest ready http://127.0.0.1:<port>` when it serves. SIGTERM or SIGINT ends it cleanly with code 0; code 1
 * and one sentence on stderr when it cannot start, or has lost the database and should be started again.
 */
import { type InngestServerConfig, parseConfig } from './config';
import { startInngestServer } from './start-inngest-server';

function fail(error: unknown): never {
  console.error(error instanceof Error ? error.message : String(error));
  process.exit(1);
}

function readConfig(): InngestServerConfig {
  try {
    return parseConfig(process.env);
  } catch (error) {
    fail(error);
  }
}

async function main(): Promise<void> {
  const server = await startInngestServer({
    ...readConfig(),
    log: (message) => console.log(`inngest: ${message}`),
    onLost: (error) => fail(new Error(`The embedded Inngest server lost its database: ${error.message}`)),
  });
  console.log(`inngest ready ${server.url}`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => server.stop().then(() => process.exit(0), fail));
  }
}

main().catch(fail);
