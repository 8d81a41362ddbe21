import { afterAll } from 'vitest';
import { connectDb, type DbClient } from '@/server/core/db';
import { createTestDatabase } from './database';

/**
 * A migrated database for the test file that calls this at its top, connected, and gone when the file is over. Apart from
 * database.ts, because connecting reads the environment, which some tests set first.
 */
export async function openTestDatabase({ playsPast = false } = {}): Promise<{ db: DbClient; url: string }> {
  const { url, drop } = await createTestDatabase({ playsPast });
  const db = connectDb(url);
  afterAll(async () => {
    await db.$disconnect();
    await drop();
  });
  return { db, url };
}
