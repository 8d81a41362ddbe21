import { spawn } from 'node:child_process';
import path from 'node:path';
import { childEnvironment, env } from '@/server/env';
import { CannotStart } from './cannot-start';
import { projectRoot } from './project-root';
import { readRunningValues } from './running-values';

/**
 * Runs a script of this project with the environment of the Caravan that runs here: the given one where DATABASE_URL is
 * set, otherwise that of `npm start` on CARAVAN_DATA_DIR. Answers its exit code. Throws CannotStart when nothing runs.
 */
export async function runBeside(script: string, args: string[]): Promise<number> {
  const dataDir = path.resolve(projectRoot, env.CARAVAN_DATA_DIR);
  const values = env.DATABASE_URL ? {} : readRunningValues(dataDir);
  if (!values) {
    throw new CannotStart(`nothing runs on ${dataDir}: "npm start" first, or set DATABASE_URL`);
  }
  const file = path.join(projectRoot, script);
  const child = spawn(process.execPath, ['--import', 'tsx', file, ...args], {
    cwd: projectRoot,
    env: childEnvironment({ LOG_LEVEL: 'warn', ...values }),
    stdio: 'inherit',
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  });
}
