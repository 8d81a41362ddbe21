import { once } from 'node:events';
import path from 'node:path';
import { givenConfiguration } from '@/server/core/env';
import { keepRunningValues } from '../beside/running-values';
import { ensureBuild } from '../build/ensure-build';
import { CannotStart } from '../process/cannot-start';
import type { Fleet } from '../processes/fleet';
import { tryLock } from '../processes/process-lock';
import { processPart } from '../processes/process-part';
import { type ProcessCommand, stopOrphan } from '../processes/recorded-process';
import { announce } from './announce';
import { childValues } from './child-values';
import { appCommand, inngestCommand } from './commands';
import type { Plan } from './plan';
import { choosePort, requireFreePort } from './ports';
import { postgresPart } from './postgres-part';
import { migrate, requireDatabase } from './prepare-database';
import { loadSecrets } from './secrets';
import { seedIfEmpty } from './seed-if-empty';
import { waitUntilReady } from './wait-until-ready';

/**
 * Brings everything up, prints the address, and keeps it up until the fleet is told to stop; then takes it down, the
 * database last. Throws one sentence, with everything down again, when it cannot.
 */
export async function run(plan: Plan, fleet: Fleet): Promise<void> {
  const { signal } = fleet.stopping;
  const lock = tryLock(path.join(plan.dataDir, 'start.pid'));
  if ('holder' in lock)
    throw new CannotStart(`it already runs on ${plan.dataDir}, as process ${lock.holder.pid}`);
  try {
    await bringUp(plan, fleet);
    if (!signal.aborted) await once(signal, 'abort');
  } catch (error) {
    if (!signal.aborted) throw error; // stopped half-way up: what failed, failed because of that
  } finally {
    fleet.stopping.abort();
    await fleet.stop();
    lock.release();
  }
  if (fleet.failure) throw fleet.failure;
}

async function bringUp(plan: Plan, fleet: Fleet): Promise<void> {
  const { dataDir, isDevelopment } = plan;
  const { signal } = fleet.stopping;
  for (const name of ['build', 'seed', 'app', 'inngest']) await stopOrphan(dataDir, name);
  await requireFreePort(plan.port);

  const secrets = loadSecrets(dataDir);
  const addresses = { databaseUrl: plan.databaseUrl ?? '', inngestUrl: '' };
  const values = () => childValues(plan, secrets, addresses);

  if (plan.databaseUrl) await requireDatabase(plan.databaseUrl);
  else await fleet.keep(postgresPart(dataDir, (url) => (addresses.databaseUrl = url)));
  await migrate(addresses.databaseUrl, fleet.say);
  await Promise.all([
    plan.hasDemoSchool && seedIfEmpty(addresses.databaseUrl, dataDir, values(), fleet),
    !isDevelopment && ensureBuild(dataDir, fleet),
  ]);

  if (plan.inngest !== 'given') {
    const port = await choosePort(dataDir, 'inngest');
    addresses.inngestUrl = `http://127.0.0.1:${port}`;
    const command = () => withValues(inngestCommand(plan, port), values());
    // To its log in development too: it says much, and would bury the address.
    await fleet.keep(processPart(dataDir, 'inngest', command, false));
  }
  keepRunningValues(dataDir, { ...givenConfiguration(), ...values() });
  const command = () => withValues(appCommand(plan), values());
  const app = processPart(dataDir, 'app', command, isDevelopment);
  await fleet.keep(app);

  await waitUntilReady(plan, app.logFile, fleet.say, signal);
  fleet.markReady();
  if (!signal.aborted) await announce(plan);
}

function withValues(command: ProcessCommand, values: Record<string, string>): ProcessCommand {
  return { ...command, environment: { ...values, ...command.environment } };
}
