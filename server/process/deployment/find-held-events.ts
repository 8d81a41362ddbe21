import type { Db } from '@/server/core/db';
import { inngestUrl } from '@/server/process/inngest/ask-inngest';
import { appId } from '@/server/process/stages/contract';
import { aroundDeployment } from './around-deployment';
import { type HeldEvents, heldEvents } from './held-events';
import { knownRegistration } from './known-registration';
import { thisReplica } from './report-replica';

const none: HeldEvents = new Map();

/**
 * The events that wait in the outbox until the functions that they start are registered, by what this process knows. Where
 * Inngest cannot be reached nothing is held: sending fails, and is tried again. Where it refuses to tell, an app that was
 * never registered with it sends nothing.
 */
export async function findHeldEvents(db: Db): Promise<HeldEvents> {
  const known = await knownRegistration();
  if (!known.ok) return known.isRefusal && !(await wasRegistered(db)) ? heldEvents([]) : none;
  const held = heldEvents(known.functions, thisReplica);
  return held.size > 0 ? (aroundDeployment.plugged()?.hold(db, held) ?? held) : held;
}

async function wasRegistered(db: Db): Promise<boolean> {
  const where = { app: appId, inngestUrl: inngestUrl(), registeredAt: { not: null } };
  return (await db.functionRegistration.count({ where })) > 0;
}
