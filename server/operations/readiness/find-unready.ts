import { z } from 'zod';
import { Prisma } from '@/prisma/generated/client';
import type { Db } from '@/server/core/db';
import { EarlierVersionError } from '@/server/core/migrations/earlier-version-error';
import { listMissingMigrations } from '@/server/core/migrations/list-missing-migrations';
import { queryRows } from '@/server/core/query-rows';
import { within } from '@/server/core/within';
import { requireOwnZone } from '@/server/postgres/require-own-zone';
import { SessionSettingError } from '@/server/postgres/session-setting-error';
import { findRegistrationTrouble } from '@/server/process/registration/find-registration-trouble';
import { findAgeing } from './find-ageing';

/** Milliseconds: shorter than load balancers wait for an answer. */
const patienceMs = 3000;

/**
 * Why this app may not take traffic yet, one sentence each; none when it may: the database is reachable and migrated,
 * nothing ages in the outbox or the inbox, and Inngest has every function as it is served, so that no event goes
 * unconsumed. The console shows the same on every page.
 */
export async function findUnready(db: Db): Promise<string[]> {
  const [database, registration] = await Promise.all([
    within(patienceMs, checkDatabase(db), [
      `the database does not answer within ${patienceMs / 1000} seconds`,
    ]),
    within(patienceMs, findRegistrationTrouble(db), [
      `whether Inngest has every function was not known within ${patienceMs / 1000} seconds`,
    ]),
  ]);
  return [...database, ...registration];
}

async function checkDatabase(db: Db): Promise<string[]> {
  try {
    await requireOwnZone((sql) => queryRows(db, z.unknown())`${Prisma.raw(sql)}`);
    const missing = await listMissingMigrations(db);
    if (missing.length) return [`migrations are not applied: ${missing.join(', ')}`];
    return await findAgeing({ db, now: new Date() });
  } catch (error) {
    const isTold = error instanceof SessionSettingError || error instanceof EarlierVersionError;
    return [isTold ? error.message : 'the database cannot be reached'];
  }
}
