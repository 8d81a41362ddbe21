import { db } from '@/server/core/db';
import { log } from '@/server/core/log';

/** How exact "last seen to run" is; more often would only cost writes. */
const exactMs = 5000;
const noted = new Map<string, number>();

/** Writes down that Inngest had this app run a function, at most every five seconds in each process. Never throws. */
export async function noteRun(functionId: string): Promise<void> {
  const now = new Date();
  if (now.getTime() - (noted.get(functionId) ?? 0) < exactMs) return;
  noted.set(functionId, now.getTime());
  try {
    await db.$executeRaw`
      INSERT INTO "FunctionSighting" AS s ("functionId", "lastRunAt") VALUES (${functionId}, ${now})
      ON CONFLICT ("functionId") DO UPDATE SET "lastRunAt" = greatest(s."lastRunAt", excluded."lastRunAt")`;
  } catch (error) {
    // A run is worth more than the note that it began.
    log.warn({ err: error, functionId }, 'that a function runs could not be noted');
  }
}
