import { listMissingMigrations } from '@/server/migrations/list-missing-migrations';
import { requireOwnZone } from '@/server/postgres/require-own-zone';
import { SessionZoneError } from '@/server/postgres/session-zone-error';
import { findRegistrationTrouble } from '@/server/registration/find-registration-trouble';
import type { Db } from '../db';
import { findAgeing } from './find-ageing';

/**
 * Why this app may not take traffic yet, one sentence each; none when it may: the database is reachable and migrated,
 * nothing ages in the outbox or the inbox, and Inngest has every function as it is served, so that no event goes
 * unconsumed. The console shows the same on every page.
 */
export async function findUnready(db: Db): Promise<string[]> {
  return (await Promise.all([checkDatabase(db), findRegistrationTrouble(db)])).flat();
}

async function checkDatabase(db: Db): Promise<string[]> {
  try {
    await requireOwnZone((sql) => db.$queryRawUnsafe(sql));
    const missing = await listMissingMigrations(db);
    if (missing.length) return [`migrations are not applied: ${missing.join(', ')}`];
    return await findAgeing({ db, now: new Date() });
  } catch (error) {
    return [error instanceof SessionZoneError ? error.message : 'the database cannot be reached'];
  }
}
