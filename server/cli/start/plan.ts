import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { env } from '@/server/core/env';
import { CannotStart } from '../process/cannot-start';
import { projectRoot } from '../process/project-root';
import { isDevServer } from './is-dev-server';

/** What this start brings itself, and what is given by the environment. */
export interface Plan {
  isDevelopment: boolean;
  /** Given by DATABASE_URL, or null: then we run PostgreSQL. */
  databaseUrl: string | null;
  inngest: 'given' | 'embedded' | 'dev-server';
  /** Only ever for our own database: the demo accounts' passwords are public. */
  hasDemoSchool: boolean;
  dataDir: string;
  port: number;
  /** Where the app is asked from this machine. */
  localUrl: string;
  /** With which this start asks the app why it is not ready. */
  healthToken: string;
}

/** Inngest's own binary, present where its package could download it at install. */
export const devServerBinary = path.join(projectRoot, 'node_modules', 'inngest-cli', 'bin', 'inngest');

/** Reads the plan from the environment. Throws CannotStart when it asks for what is for development only. */
export function makePlan(args: string[]): Plan {
  const isDevelopment = args.includes('--dev');
  if (env.INNGEST_DEV && !isDevelopment)
    throw new CannotStart(
      'INNGEST_DEV is for "npm run dev": unset it, or set INNGEST_BASE_URL and both keys',
    );
  return {
    isDevelopment,
    databaseUrl: env.DATABASE_URL ?? null,
    inngest: chooseInngest(isDevelopment),
    hasDemoSchool: !env.DATABASE_URL && env.CARAVAN_SEED,
    dataDir: path.resolve(projectRoot, env.CARAVAN_DATA_DIR),
    port: env.PORT,
    localUrl: `http://127.0.0.1:${env.PORT}`,
    healthToken: env.HEALTH_TOKEN ?? randomBytes(32).toString('hex'),
  };
}

function chooseInngest(isDevelopment: boolean): Plan['inngest'] {
  const hasCloudKeys = env.INNGEST_EVENT_KEY && env.INNGEST_SIGNING_KEY;
  if (env.INNGEST_BASE_URL || env.INNGEST_DEV || hasCloudKeys) return 'given';
  return isDevelopment && isDevServer(devServerBinary) ? 'dev-server' : 'embedded';
}
