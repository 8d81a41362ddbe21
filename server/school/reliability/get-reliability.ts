import { z } from 'zod';
import { authorize } from '@/server/core/authorize';
import type { Context } from '@/server/core/context';
import { id } from '@/server/core/ids/id';
import { queryRows } from '@/server/core/query-rows';

export const getReliabilityInput = z.object({ trainerId: id });

/** How far back a trainer's sessions count, in days. */
const days = 365;

const counts = z.object({ over: z.number(), held: z.number(), absent: z.number(), unconfirmed: z.number() });
export type Reliability = z.infer<typeof counts> & { days: number };

/**
 * What became of a trainer's sessions of the last year: how many are over, were held, were missed by the trainer (by a
 * result, or by the student's word while nobody decided), and had no result in time or needed a reminder.
 */
export async function getReliability(
  ctx: Context,
  input: z.input<typeof getReliabilityInput>,
): Promise<Reliability> {
  authorize(ctx, 'staff');
  const { trainerId } = getReliabilityInput.parse(input);
  const { db, now } = ctx;
  const since = new Date(now.getTime() - days * 86_400_000);
  const [found] = await queryRows(db, counts)`
    SELECT count(*)::int AS over,
      count(*) FILTER (WHERE r.outcome IN ('HELD', 'CUT_SHORT') AND s."resultDueAt" IS NULL)::int AS held,
      count(*) FILTER (WHERE r.outcome = 'TRAINER_ABSENT' OR n."sessionId" IS NOT NULL AND s."resultDueAt" IS NOT NULL)::int AS absent,
      count(*) FILTER (WHERE s."askedAt" IS NOT NULL
        OR r."sessionId" IS NULL AND n."sessionId" IS NULL AND s."resultDueAt" < ${now})::int AS unconfirmed
    FROM "TrainingSession" s
    LEFT JOIN "SessionResult" r ON r."sessionId" = s.id LEFT JOIN "NoShowReport" n ON n."sessionId" = s.id
    WHERE s."trainerId" = ${trainerId} AND s.status <> 'CANCELLED' AND s."startsAt" > ${since} AND s."endsAt" <= ${now}`;
  return { ...(found ?? { over: 0, held: 0, absent: 0, unconfirmed: 0 }), days };
}
