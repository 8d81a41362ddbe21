import { db } from '@/server/core/db';
import { log } from '@/server/core/log';
import { singleFlight } from '@/server/process/inngest/single-flight';
import { findUnready } from './find-unready';

/** Milliseconds. Shorter than the pause between two looks of any load balancer. */
const keepMs = 1000;
let lastLogged = '';

/**
 * Why this app may not take traffic, as findUnready says; asked once a second at most, however many look. A change is logged,
 * since strangers do not see the reasons.
 */
export const readReadiness: () => Promise<string[]> = singleFlight(async () => {
  const reasons = await findUnready(db);
  if (reasons.join() !== lastLogged)
    log.warn({ reasons }, reasons.length ? 'readiness.lost' : 'readiness.gained');
  lastLogged = reasons.join();
  return reasons;
}, keepMs);
