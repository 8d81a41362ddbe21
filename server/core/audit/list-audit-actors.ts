import { z } from 'zod';
import type { Context } from '@/server/core/context';
import { queryRows } from '@/server/core/query-rows';

/** Who has done anything in the log, by the name they last had there: what the log can be filtered by. */
export async function listAuditActors({ db }: Pick<Context, 'db'>): Promise<{ id: string; name: string }[]> {
  return queryRows(db, z.object({ id: z.string(), name: z.string() }))`
    SELECT id, name FROM (
      SELECT DISTINCT ON ("actorId") "actorId" AS id, "actorName" AS name FROM "AuditEntry" ORDER BY "actorId", at DESC
    ) actor ORDER BY name COLLATE "und-x-icu", id`;
}
