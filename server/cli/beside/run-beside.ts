import { spawn } from 'node:child_process';
import path from 'node:path';
import { childEnvironment, env, givenConfiguration } from '@/server/core/env';
import { CannotStart } from '../process/cannot-start';
import { projectRoot } from '../process/project-root';
import { readRunningValues } from './running-values';
import { valuesBeside } from './values-beside';

/**
 * Runs a script of this project with the settings of the Caravan that runs here, or where DATABASE_URL is that of another
 * one, with those given. Returns its exit code. Throws CannotStart when nothing runs, or when what is given lacks Inngest:
 * then it would ask and send to Inngest's cloud, which the deployment may not use.
 */
export async function runBeside(script: string, args: string[]): Promise<number> {
  const dataDir = path.resolve(projectRoot, env.CARAVAN_DATA_DIR);
  const values = valuesBeside(givenConfiguration(), readRunningValues(dataDir));
  if (!values) mustBeGiven(dataDir);
  const file = path.join(projectRoot, script);
  // Prisma asks the driver in parallel within a transaction, which the driver deprecates: nothing to tell a person.
  const child = spawn(process.execPath, ['--no-deprecation', '--import', 'tsx', file, ...args], {
    cwd: projectRoot,
    env: childEnvironment({ ...values, LOG_LEVEL: 'warn' }),
    stdio: 'inherit',
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  });
}

function mustBeGiven(dataDir: string): void {
  if (!env.DATABASE_URL) {
    throw new CannotStart(`nothing runs on ${dataDir}: "npm start" first, or set DATABASE_URL`);
  }
  const hasKeys = env.INNGEST_EVENT_KEY && env.INNGEST_SIGNING_KEY;
  if (!env.INNGEST_DEV && !hasKeys) {
    throw new CannotStart(
      'DATABASE_URL is set and Inngest is not: set INNGEST_BASE_URL, INNGEST_EVENT_KEY and INNGEST_SIGNING_KEY as the app has them',
    );
  }
}
