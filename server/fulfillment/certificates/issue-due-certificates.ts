import { z } from 'zod';
import { authorize } from '@/server/core/authorize';
import type { Context } from '@/server/core/context';
import { log } from '@/server/core/log';
import { queryRows } from '@/server/core/query-rows';
import { issueCertificate } from './issue-certificate';

export const issueDueCertificatesInput = z.object({
  /** Results recorded earlier were looked at. */
  since: z.date(),
});

/**
 * Issues the certificate of every series that a result recorded since then completed: found in the results themselves, so
 * that nothing which records one has to remember it. What the school recorded before it told anybody is left out. One that
 * fails holds up no other, and fails the sweep in the end.
 */
export async function issueDueCertificates(
  ctx: Context,
  rawInput: z.input<typeof issueDueCertificatesInput>,
): Promise<{ issued: number }> {
  authorize(ctx, 'system');
  const { since } = issueDueCertificatesInput.parse(rawInput);
  const due = await queryRows(ctx.db, z.object({ id: z.string() }))`
    SELECT DISTINCT p.id
    FROM "SessionResult" r
      JOIN "TrainingSession" t ON t.id = r."sessionId"
      JOIN "Purchase" p ON p.id = t."purchaseId"
    WHERE r."recordedAt" >= greatest(${since}, (SELECT "tellsSince" FROM "SchoolSettings" WHERE id = 1))
      AND p.status NOT IN ('CANCELLED', 'REFUNDED')
      AND NOT EXISTS (SELECT FROM "Certificate" c WHERE c."purchaseId" = p.id)
      AND p."sessionCount" <= (SELECT count(*) FROM "TrainingSession" s WHERE s."purchaseId" = p.id AND s.status <> 'CANCELLED')
      AND NOT EXISTS (SELECT FROM "TrainingSession" s LEFT JOIN "SessionResult" o ON o."sessionId" = s.id
        WHERE s."purchaseId" = p.id AND s.status <> 'CANCELLED' AND o."sessionId" IS NULL)
      AND EXISTS (SELECT FROM "TrainingSession" s JOIN "SessionResult" o ON o."sessionId" = s.id
        WHERE s."purchaseId" = p.id AND s.status <> 'CANCELLED' AND o.outcome IN ('HELD', 'CUT_SHORT'))`;
  let failure: unknown;
  let issued = 0;
  for (const { id: purchaseId } of due) {
    try {
      if (await issueCertificate(ctx, { purchaseId })) issued += 1;
    } catch (error) {
      failure = error;
      log.error({ err: error, purchaseId }, 'a certificate could not be issued, and is tried again');
    }
  }
  if (failure) throw failure;
  return { issued };
}
