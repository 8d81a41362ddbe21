import { setTimeout as delay } from 'node:timers/promises';
import type { Context } from '@/server/core/context';
import { isStillArmed } from './armed-faults';
import type { ArmedFault } from './fault';

const pauseMs = 100;

/** Returns once the fault is undone: so long the step of a stage that it holds does not go on. */
export async function holdWhileArmed({ db }: Pick<Context, 'db'>, { id }: ArmedFault): Promise<void> {
  while (await isStillArmed(db, id)) await delay(pauseMs);
}
