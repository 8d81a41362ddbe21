import { env, refuseStart } from '@/server/core/env';
import { log } from '@/server/core/log';
import { checkDatabase } from './check-database';

const retryMs = 5_000;

/**
 * Ends the process with one sentence when the app's database must not be served from. One that cannot be reached is left
 * to readiness, and checked once it can be.
 */
export async function refuseUnfitDatabase(): Promise<void> {
  try {
    const reason = await checkDatabase(env.DATABASE_URL ?? '', env.CARAVAN_EMBEDDED);
    if (reason) refuseStart([reason]);
  } catch (error) {
    log.warn({ err: error }, 'boot.database-not-checked');
    setTimeout(() => void refuseUnfitDatabase(), retryMs).unref();
  }
}
