import type { Context } from '@/server/core/context';
import type { Tx } from '@/server/core/db';
import { newId } from '@/server/core/ids/new-id';
import { getSchoolSettings } from '@/server/school/settings/get-school-settings';
import { createToken, hashToken } from '../calendar/feed-token';
import { composeInvitationMail } from '../mail/compose-invitation-mail';
import { writeMails } from '../notifications/write-mails';

/** How long an invitation works, in days. */
const validDays = 7;

type Invited = { email: string; name: string | null } & (
  | { role: 'TRAINER'; trainerId: string }
  | { role: 'SUPPORT' | 'ADMIN'; trainerId: null }
);

/**
 * Writes an invitation and its mail, and ends the one that the same trainer or address had before. The mail alone has the
 * token: its hash is kept, and nobody reads the mail in the console with it.
 */
export async function writeInvitation(tx: Tx, ctx: Context, invited: Invited): Promise<{ id: string }> {
  const { role, trainerId, email, name } = invited;
  await tx.invitation.updateMany({
    where: { endedAt: null, trainerId, ...(trainerId === null && { email }) },
    data: { endedAt: ctx.now },
  });
  const [id, token] = [newId(), createToken()];
  const expiresAt = new Date(ctx.now.getTime() + validDays * 86_400_000);
  await tx.invitation.create({
    data: { id, role, trainerId, email, tokenHash: hashToken(token), createdAt: ctx.now, expiresAt },
    select: { id: true },
  });
  const { sellerName } = await getSchoolSettings({ db: tx });
  await writeMails({ ...ctx, db: tx }, [
    {
      purchaseId: null,
      kind: role === 'TRAINER' ? 'invitation.trainer' : 'invitation.staff',
      cause: id,
      to: { email, ...(trainerId && { trainerId }) },
      mail: composeInvitationMail({ role, name, sellerName, days: validDays }),
      secret: { value: token, expiresAt },
    },
  ]);
  return { id };
}
