import { afterAll } from 'vitest';
import { createTestDatabase } from '../database/database';
import { startScriptedInngest } from './scripted-inngest';

/**
 * A database, and an Inngest that accepts events and runs nothing: what it loses stays lost. For the test file that calls
 * this at its top, before it imports what reads the environment; gone when the file is over.
 */
export async function startLosingInngest() {
  const inngest = await startScriptedInngest();
  const database = await createTestDatabase();
  Object.assign(process.env, {
    DATABASE_URL: database.url,
    INNGEST_BASE_URL: inngest.url,
    INNGEST_EVENT_KEY: 'key',
    INNGEST_SIGNING_KEY: `signkey-test-${'00ff'.repeat(8)}`,
  });
  const { db } = await import('@/server/core/db');
  (await import('@/server/process/outbox/publish-after-commit')).publishAfterCommit({ isAwaited: true });
  afterAll(async () => {
    await db.$disconnect();
    await database.drop();
    await inngest.stop();
  });
  return inngest;
}
