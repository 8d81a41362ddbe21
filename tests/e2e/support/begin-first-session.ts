import { connectToDatabase } from './database';

/** Moves the first session of a purchase so that it began so many minutes ago, as only the owner of the tables can. */
export async function beginFirstSession(
  purchaseId: string,
  { minutesAgo }: { minutesAgo: number },
): Promise<void> {
  const db = await connectToDatabase();
  await db.query('BEGIN');
  await db.query('SET LOCAL caravan.plays_past = on');
  await db.query(
    `WITH moved AS (
       UPDATE "TrainingSession" SET "startsAt" = now() - $2 * interval '1 minute', "endsAt" = now() + (60 - $2) * interval '1 minute',
         sequence = sequence + 1
       WHERE "purchaseId" = $1 AND ordinal = 1 AND status = 'SCHEDULED'
       RETURNING id, sequence, "trainerId", "startsAt", "endsAt"
     )
     INSERT INTO "SessionMove" (id, "sessionId", sequence, "fromTrainerId", "fromStartsAt", "fromEndsAt",
                                "toTrainerId", "toStartsAt", "toEndsAt", overrides, "actorKind", "actorId", "actorName")
     SELECT gen_random_uuid(), m.id, m.sequence, m."trainerId", s."startsAt", s."endsAt",
            m."trainerId", m."startsAt", m."endsAt", '{}', 'SYSTEM', 'test', 'test'
     FROM moved m JOIN "TrainingSession" s ON s.id = m.id`,
    [purchaseId, minutesAgo],
  );
  await db.query('COMMIT');
  await db.end();
}
