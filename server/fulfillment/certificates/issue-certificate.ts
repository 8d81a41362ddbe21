import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { appendAudit } from '@/server/core/audit/append-audit';
import { authorize } from '@/server/core/authorize';
import type { Context } from '@/server/core/context';
import type { Tx } from '@/server/core/db';
import { PreconditionError } from '@/server/core/errors';
import { certificateNumber } from '@/server/core/ids/certificate-number';
import { id } from '@/server/core/ids/id';
import { inTransaction } from '@/server/process/outbox/in-transaction';
import { contract } from '@/server/process/stages/contract';
import { appendEntry } from '@/server/process/timeline/append-entry';
import { lockPurchase } from '@/server/process/transition/lock-purchase';
import { readingZone } from '@/server/purchases/reading-zone';
import { localDay } from '@/server/scheduling/calendar/local-day';
import { getSchoolSettings } from '@/server/school/settings/get-school-settings';
import { writeMails } from '../notifications/write-mails';
import { composeCertificateMail } from './compose-certificate-mail';
import { heldOf, isSeriesComplete } from './is-series-complete';

export const issueCertificateInput = z.object({ purchaseId: id });

/**
 * Issues the certificate of a completed series and mails it to the student; returns its id, or that of the one that is
 * valid. The system issues the first one of a purchase only (null after that); staff issue another one once it is revoked.
 *
 * Throws NotFoundError `purchase.unknown`, PreconditionError `certificate.incomplete`.
 */
export async function issueCertificate(
  ctx: Context,
  rawInput: z.input<typeof issueCertificateInput>,
): Promise<string | null> {
  const { kind } = authorize(ctx, 'staff', 'system');
  const { purchaseId } = issueCertificateInput.parse(rawInput);
  return inTransaction(ctx, async (tx) => {
    await lockPurchase(tx, purchaseId);
    const purchase = await load(tx, purchaseId);
    const { certificates, sessions, student } = purchase;
    const valid = certificates.find(({ revokedAt }) => revokedAt === null);
    if (valid) return valid.id;
    if (certificates.length > 0 && kind === 'system') return null;
    const held = heldOf(sessions);
    const [first, last] = [held.at(0), held.at(-1)];
    const isComplete = contract.isPaid(purchase.status) && isSeriesComplete(purchase.sessionCount, sessions);
    if (!isComplete || !first || !last)
      throw new PreconditionError('certificate.incomplete', 'This course is not completed yet.');
    const zone = readingZone(purchase);
    const number = certificateNumber(randomBytes(14));
    const [studentName, courseTitle] = [student.name, purchase.course.title];
    const { id: certificateId } = await tx.certificate.create({
      data: {
        number,
        purchaseId,
        studentName,
        courseTitle,
        schoolName: (await getSchoolSettings({ db: tx })).sellerName,
        trainerNames: [...new Set(held.map(({ trainer }) => trainer.name))],
        sessionsHeld: held.length,
        startedOn: localDay(zone, first.startsAt),
        completedOn: localDay(zone, last.startsAt),
        issuedAt: ctx.now,
      },
      select: { id: true },
    });
    await appendEntry(tx, ctx, purchaseId, { kind: 'certificate.issued', data: { certificateId, number } });
    await appendAudit(tx, ctx, {
      action: 'certificate.issued',
      subject: { kind: 'purchase', id: purchaseId },
      data: { certificateId, number },
    });
    await writeMails({ ...ctx, db: tx }, [
      {
        purchaseId,
        kind: 'certificate.student',
        cause: certificateId,
        to: { userId: student.id, email: student.email },
        mail: composeCertificateMail({
          ...{ purchaseId, purchaseNumber: purchase.number, studentName, courseTitle, number },
        }),
      },
    ]);
    return certificateId;
  });
}

const load = (tx: Tx, id: string) =>
  tx.purchase.findUniqueOrThrow({
    where: { id },
    select: {
      number: true,
      status: true,
      sessionCount: true,
      preferences: true,
      student: { select: { id: true, name: true, email: true, zone: true } },
      course: { select: { title: true } },
      certificates: { select: { id: true, revokedAt: true } },
      sessions: {
        where: { status: { not: 'CANCELLED' } },
        orderBy: { startsAt: 'asc' },
        select: {
          startsAt: true,
          trainer: { select: { name: true } },
          result: { select: { outcome: true } },
        },
      },
    },
  });
