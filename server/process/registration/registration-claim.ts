import type { Db } from '@/server/core/db';
import { inngestUrl } from '@/server/process/inngest/ask-inngest';
import { appId } from '@/server/process/stages/contract';

/** How long a replica that registers keeps the others from it, in seconds; one that dies meanwhile no longer than that. */
const claimSeconds = 15;

/**
 * Claims the registration for this process, so that replicas do not register at once and nobody can have Inngest flooded:
 * false when another does so now or has in the last second, or when it is too early after one that failed. `isAsked` is
 * for those who cannot wait so long; `isForced` waits for nobody.
 */
export async function claimRegistration(
  db: Db,
  { isAsked, isForced }: { isAsked: boolean; isForced: boolean },
): Promise<boolean> {
  const claimed = await db.$executeRaw`
    INSERT INTO "FunctionRegistration" AS r (app, hash, "inngestUrl", "busyUntil", "nextAt")
    VALUES (${appId}, '', '', now() + ${claimSeconds} * interval '1 second', now())
    ON CONFLICT (app) DO UPDATE SET "busyUntil" = excluded."busyUntil"
    WHERE ${isForced} OR (r."busyUntil" <= now() AND (${isAsked} OR r."nextAt" <= now()))`;
  return claimed > 0;
}

/**
 * Writes down what became of a claimed registration. `hash` is of what Inngest accepted, `error` what is still wrong: then
 * the next attempt is due after 1, 2, 4 … 60 seconds.
 */
export async function settleRegistration(
  db: Db,
  { hash, error }: { hash: string | null; error: string | null },
): Promise<void> {
  await db.$executeRaw`
    UPDATE "FunctionRegistration" SET
      hash = coalesce(${hash}, hash),
      "inngestUrl" = CASE WHEN ${hash}::text IS NULL THEN "inngestUrl" ELSE ${inngestUrl()} END,
      "registeredAt" = CASE WHEN ${hash}::text IS NULL THEN "registeredAt" ELSE now() END,
      error = ${error},
      failures = CASE WHEN ${error}::text IS NULL THEN 0 ELSE failures + 1 END,
      "nextAt" = now() + CASE WHEN ${error}::text IS NULL THEN 0 ELSE least(60, 2 ^ least(failures, 6)) END
        * interval '1 second',
      "busyUntil" = now() + interval '1 second'
    WHERE app = ${appId}`;
}

/** Gives a claim back that was not needed. */
export async function releaseRegistration(db: Db): Promise<void> {
  await db.functionRegistration.updateMany({ where: { app: appId }, data: { busyUntil: new Date(0) } });
}
