import { z } from 'zod';
import type { Context } from '@/server/core/context';
import { queryRows } from '@/server/core/query-rows';

/** Seconds after which somebody who was not seen again is gone: their pages say more often that they are there. */
const goneAfterSeconds = 25;

const person = z.object({ side: z.enum(['student', 'trainer']) });

/** Who is in a session's waiting room now, the student first. Nobody but its student and its present trainer. */
export async function listPresent(
  { db }: Pick<Context, 'db'>,
  { sessionId }: { sessionId: string },
): Promise<z.infer<typeof person>[]> {
  return queryRows(db, person)`
    SELECT CASE WHEN p."userId" = s."studentId" THEN 'student' ELSE 'trainer' END AS side
    FROM "RoomPresence" p
    JOIN "TrainingSession" s ON s.id = p."sessionId"
    JOIN "Trainer" t ON t.id = s."trainerId"
    WHERE p."sessionId" = ${sessionId} AND p."seenAt" > now() - make_interval(secs => ${goneAfterSeconds})
      AND (p."userId" = s."studentId" OR p."userId" = t."userId")
    ORDER BY side`;
}
