import path from 'node:path';
import { builtServer } from '../build/ensure-build';
import { projectRoot } from '../process/project-root';
import type { ProcessCommand } from '../processes/recorded-process';
import { devServerBinary, type Plan } from './plan';

/** The app, built or in development. Where we bring the services ourselves, only this machine reaches it. */
export function appCommand(plan: Plan): ProcessCommand {
  const address = plan.databaseUrl ? null : '127.0.0.1';
  if (plan.isDevelopment) {
    const next = path.join(projectRoot, 'node_modules', 'next', 'dist', 'bin', 'next');
    const options = ['-p', String(plan.port), ...(address ? ['-H', address] : [])];
    return { file: process.execPath, args: [next, 'dev', ...options], environment: {} };
  }
  // Room for the short-lived: a request's objects die before they are copied.
  return {
    file: process.execPath,
    args: ['--max-semi-space-size=32', builtServer],
    environment: { HOSTNAME: address ?? '0.0.0.0' },
  };
}

/** The Inngest server that we bring: our own, or Inngest's dev server. */
export function inngestCommand(plan: Plan, port: number): ProcessCommand {
  const appUrl = `${plan.localUrl}/api/inngest`;
  if (plan.inngest === 'dev-server') {
    const options = ['--host', '127.0.0.1', '--port', String(port), '--no-discovery', '-u', appUrl];
    return { file: devServerBinary, args: ['dev', ...options], environment: {} };
  }
  const main = path.join(projectRoot, 'server', 'embedded', 'inngest', 'main.ts');
  return {
    file: process.execPath,
    args: ['--import', 'tsx', main],
    environment: { INNGEST_EMBEDDED_PORT: String(port), INNGEST_APP_URLS: appUrl },
  };
}
