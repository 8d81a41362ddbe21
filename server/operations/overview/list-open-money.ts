import { z } from 'zod';
import type { Context } from '@/server/core/context';
import { queryRows } from '@/server/core/query-rows';

const shown = 50;

const row = z.object({
  number: z.number(),
  /** Minor units of `currency`: owed back with nothing on its way, and disputed. */
  owed: z.number(),
  disputed: z.number(),
  currency: z.string(),
  evidenceDueAt: z.date().nullable(),
  since: z.date().nullable(),
});

/**
 * The purchases of which money waits for a person: owed back with nothing on its way, or disputed and undecided. What has to
 * be answered first comes first. Grows with rejected payments, failed refunds and open disputes.
 */
export async function listOpenMoney({ db, now }: Pick<Context, 'db' | 'now'>) {
  const rows = await queryRows(db, row)`
    SELECT p.number, m.currency, sum(m.owed)::int AS owed, sum(coalesce(d.amount, 0))::int AS disputed,
      min(d."evidenceDueAt") AS "evidenceDueAt", min(p."stageDueAt") AS since
    FROM "PaymentMoney" m JOIN "Purchase" p ON p.id = m."purchaseId"
    LEFT JOIN LATERAL (SELECT sum(amount) AS amount, min("evidenceDueAt") AS "evidenceDueAt" FROM "Dispute"
      WHERE "paymentId" = m.id AND status IN ('INQUIRY', 'OPEN')) d ON true
    WHERE m.id IN (
        SELECT id FROM "Payment" WHERE status = 'REJECTED'
        UNION SELECT "paymentId" FROM "Refund" WHERE status = 'FAILED'
        UNION SELECT "paymentId" FROM "Dispute" WHERE status IN ('INQUIRY', 'OPEN'))
      AND (m.owed > 0 OR d.amount > 0)
    GROUP BY p.id, m.currency ORDER BY min(d."evidenceDueAt") NULLS LAST, min(p."stageDueAt") NULLS LAST, p.number
    LIMIT ${shown}`;
  return { now, rows };
}
export type OpenMoney = Awaited<ReturnType<typeof listOpenMoney>>;
