import type { Db } from '@/server/core/db';

/** Lets what is published have been so for long enough that a run would be listed, which Inngest is given three seconds for. */
export async function publishedEarlier(db: Db): Promise<void> {
  await db.$executeRaw`UPDATE "OutboxEvent" SET "publishedAt" = "publishedAt" - interval '4 seconds'`;
}
