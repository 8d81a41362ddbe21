import { z } from 'zod';
import type { Context } from '@/server/core/context';
import { NotFoundError } from '@/server/core/errors';
import { readCertificateNumber } from '@/server/core/ids/certificate-number';
import { unknownId } from '@/server/core/ids/id';

/** A malformed number is refused as one that no certificate has. */
export const verifyCertificateInput = z.object({
  number: z.string().refine((typed) => readCertificateNumber(typed) !== null, unknownId),
});

/**
 * What anyone learns of a certificate by its number: whose it is, for which course, when it was completed, and whether it
 * is valid. `downloadId` is there for its student and for staff, who may have it as a PDF.
 *
 * Throws NotFoundError `certificate.unknown`.
 */
export async function verifyCertificate(
  { db, actor }: Pick<Context, 'db' | 'actor'>,
  input: z.input<typeof verifyCertificateInput>,
) {
  const number = readCertificateNumber(verifyCertificateInput.parse(input).number);
  const found = number
    ? await db.certificate.findUnique({
        where: { number },
        select: {
          id: true,
          number: true,
          studentName: true,
          courseTitle: true,
          schoolName: true,
          completedOn: true,
          issuedAt: true,
          revokedAt: true,
          purchase: { select: { studentId: true } },
        },
      })
    : null;
  if (!found) throw new NotFoundError('certificate.unknown', 'There is no certificate with this number.');
  const { id, purchase, ...certificate } = found;
  const isOwn = 'userId' in actor && actor.userId === purchase.studentId;
  const mayDownload = certificate.revokedAt === null && (isOwn || actor.kind === 'staff');
  return { ...certificate, downloadId: mayDownload ? id : null };
}

export type VerifiedCertificate = Awaited<ReturnType<typeof verifyCertificate>>;
