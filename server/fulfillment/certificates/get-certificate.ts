import { z } from 'zod';
import { authorize } from '@/server/core/authorize';
import type { Context } from '@/server/core/context';
import { NotFoundError, PreconditionError } from '@/server/core/errors';
import { id } from '@/server/core/ids/id';

export const getCertificateInput = z.object({ certificateId: id });

/**
 * A valid certificate with all that it says, for its student and for staff. Throws NotFoundError `certificate.unknown`, also
 * for anybody else's, and PreconditionError `certificate.revoked`.
 */
export async function getCertificate(ctx: Context, input: z.input<typeof getCertificateInput>) {
  const actor = authorize(ctx, 'student');
  const { certificateId } = getCertificateInput.parse(input);
  const isOwn = actor.kind === 'staff' ? {} : { purchase: { studentId: actor.userId } };
  const certificate = await ctx.db.certificate.findFirst({
    where: { id: certificateId, ...isOwn },
    select: {
      number: true,
      studentName: true,
      courseTitle: true,
      schoolName: true,
      trainerNames: true,
      sessionsHeld: true,
      startedOn: true,
      completedOn: true,
      issuedAt: true,
      revokedAt: true,
    },
  });
  if (!certificate) throw new NotFoundError('certificate.unknown', 'There is no such certificate.');
  if (certificate.revokedAt)
    throw new PreconditionError('certificate.revoked', 'This certificate was revoked.');
  return certificate;
}

export type CertificateDocument = Awaited<ReturnType<typeof getCertificate>>;
