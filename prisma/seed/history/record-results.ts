import type { Db } from '@/server/core/db';
import { inTransaction } from '@/server/process/outbox/in-transaction';

/** How many of the latest sessions their trainers have not confirmed yet. */
const unconfirmed = 3;

/** Records, a few minutes after each, that every session before `now` was held, as its trainer would; not the very latest. */
export async function recordResults(db: Db, now: Date): Promise<void> {
  await inTransaction({ db }, async (tx) => {
    await tx.$executeRaw`
      INSERT INTO "SessionResult" ("sessionId", outcome, topic, "actorKind", "actorId", "actorName", "recordedAt")
      SELECT s.id, 'HELD', '', 'TRAINER', t.id, t.name, s."endsAt" + interval '5 minutes'
      FROM "TrainingSession" s JOIN "Trainer" t ON t.id = s."trainerId"
      WHERE s.status <> 'CANCELLED' AND s."endsAt" + interval '5 minutes' <= ${now} ORDER BY s."endsAt" DESC OFFSET ${unconfirmed}`;
    await tx.$executeRaw`
      INSERT INTO "AuditEntry" (id, at, "actorKind", "actorId", "actorName", action, "subjectKind", "subjectId", data)
      SELECT gen_random_uuid(), r."recordedAt", r."actorKind", r."actorId", r."actorName",
             'session.result-recorded', 'session', r."sessionId", '{"before": {}, "after": {"outcome": "HELD"}}'
      FROM "SessionResult" r`;
  });
}
