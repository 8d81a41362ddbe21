import { z } from 'zod';
import type { Db } from '@/server/core/db';
import { builtAt } from '@/server/core/env';
import { newId } from '@/server/core/ids/new-id';
import { queryRows } from '@/server/core/query-rows';

/** A process of the app, as far as registering is concerned. */
export type Replica = {
  id: string;
  /** When its build was made. */
  builtAt: Date;
  /** Whether one of a newer build lived when it last said that it lives. */
  isSuperseded: boolean;
  /** What Inngest tells in other words than the app, although it accepted it: no reason to register again and again. */
  acceptedDifferences: string;
};

// The sweeps and the routes are bundled apart, and are one replica.
const shared = globalThis as typeof globalThis & { caravanReplica?: Replica };
shared.caravanReplica ??= { id: newId(), builtAt, isSuperseded: false, acceptedDifferences: '' };

/** This process. */
export const thisReplica: Replica = shared.caravanReplica;

/** A replica that was not seen for this long, in seconds, counts as gone. */
const goneAfterSeconds = 15;

/**
 * Says that a replica lives, and finds out whether one of a newer build does: then that build registers its functions, and
 * this one leaves them alone. After a return to the build before, the newer one is soon gone, and this one registers again.
 * The database's clock decides who is gone, the clock of the build machine which build is newer.
 */
export async function reportReplica(db: Db, replica: Replica): Promise<void> {
  const [row] = await queryRows(db, z.object({ isSuperseded: z.boolean() }))`
    WITH seen AS (
      INSERT INTO "AppReplica" (id, "builtAt", "seenAt") VALUES (${replica.id}, ${replica.builtAt}, now())
      ON CONFLICT (id) DO UPDATE SET "seenAt" = now()
    ), forgotten AS (
      DELETE FROM "AppReplica" WHERE "seenAt" < now() - interval '1 hour' AND id <> ${replica.id}
    )
    SELECT EXISTS (
      SELECT 1 FROM "AppReplica" WHERE "builtAt" > ${replica.builtAt}
        AND "seenAt" > now() - ${goneAfterSeconds} * interval '1 second') AS "isSuperseded"`;
  replica.isSuperseded = row?.isSuperseded ?? false;
}
