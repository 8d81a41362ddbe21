import { listMissingMigrations } from '@/server/migrations/list-missing-migrations';
import { requireOwnZone } from '@/server/postgres/require-own-zone';
import { SessionZoneError } from '@/server/postgres/session-zone-error';
import type { Db } from '../db';
import { pipelineFunctionIds } from './contract';
import { findAgeing } from './find-ageing';
import { listRegisteredFunctions } from './list-registered-functions';

/**
 * Why this app may not take traffic yet, one sentence each; none when it may: the database is reachable and migrated,
 * nothing ages in the outbox or the inbox, and Inngest knows every function of the contract, so that no event can go
 * unconsumed. The console shows the same on every page.
 */
export async function findUnready(db: Db): Promise<string[]> {
  return (await Promise.all([checkDatabase(db), checkFunctions()])).flat();
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

async function checkFunctions(): Promise<string[]> {
  try {
    const registered = new Set((await listRegisteredFunctions()).map(({ id }) => id));
    const missing = pipelineFunctionIds.filter((id) => !registered.has(id));
    return missing.length ? [`functions are not registered with Inngest: ${missing.join(', ')}`] : [];
  } catch (error) {
    return [error instanceof Error ? error.message : 'Inngest cannot be asked'];
  }
}
