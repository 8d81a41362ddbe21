import { listMissingMigrations } from '@/server/migrations/list-missing-migrations';
import type { Db } from '../db';
import { pipelineFunctionIds } from './contract';
import { listRegisteredFunctions } from './list-registered-functions';

/**
 * Why this app may not take traffic yet, one sentence each; none when it may: the database is reachable and migrated,
 * and Inngest knows every function of the contract, so that no event can go unconsumed.
 */
export async function findUnready(db: Db): Promise<string[]> {
  return (await Promise.all([checkDatabase(db), checkFunctions()])).flat();
}

async function checkDatabase(db: Db): Promise<string[]> {
  try {
    const missing = await listMissingMigrations(db);
    return missing.length ? [`migrations are not applied: ${missing.join(', ')}`] : [];
  } catch {
    return ['the database cannot be reached'];
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
