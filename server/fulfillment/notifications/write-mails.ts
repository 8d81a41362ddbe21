import { authorize } from '@/server/core/authorize';
import type { Context } from '@/server/core/context';
import { env } from '@/server/core/env';
import { newId } from '@/server/core/ids/new-id';
import { isMailChoice, type MailKind, mailKinds } from '@/server/people/vocabulary/mail-topics';
import { getSchoolSettings } from '@/server/school/settings/get-school-settings';
import { type CalendarEvent, composeInvitations } from '../calendar/compose-calendar';
import type { Mail } from '../mail/mail';
import { renderMail } from '../mail/render-mail';
import { seal } from '../mail/seal';
import { senderAddress } from '../mail/sender-address';
import { findMuted } from './find-muted';

/** Whose mail it is, and at which address they are reached: a user's, a trainer's, or, with neither, the team's. */
export type MailReader = { email: string; userId?: string; trainerId?: string };

export type NewMail = {
  purchaseId: string | null;
  /** What it tells and to whom, such as schedule.student. */
  kind: MailKind;
  /** The change that it tells of, where there may be several of the kind. */
  cause?: string;
  /** The session that a reminder is about, as it is now: the reminder is not sent once it changed or began. */
  session?: { id: string; sequence: number };
  to: MailReader;
  mail: Mail;
  /** Appointments for the reader's calendar. */
  events?: CalendarEvent[];
  /** What is sent in the place of `secretMark`, and until when that is worth sending. */
  secret?: { value: string; expiresAt: Date };
};

/**
 * Writes mails in the school's layout, each once (unique by purchase, kind and cause): one that is there already stays as it
 * is. One whose reader turned off its topic is written as muted, and never sent. Returns the ids of all of them. They are sent afterwards: see sendNotification.
 */
export async function writeMails(ctx: Context, mails: NewMail[]): Promise<string[]> {
  authorize(ctx, 'staff', 'system');
  const { db, now } = ctx;
  const school = await getSchoolSettings({ db });
  const sender = { ...school, origin: env.APP_URL };
  const organizer = { name: school.sellerName, email: school.supportEmail, sentBy: senderAddress() };
  const isMuted = await findMuted(db, mails);
  const rows = await Promise.all(
    mails.map(async ({ purchaseId, kind, cause = '', session, to, mail, events, secret }, index) => ({
      id: newId(),
      purchaseId,
      kind,
      cause,
      sessionId: session?.id,
      sessionSequence: session?.sequence,
      userId: to.userId,
      trainerId: to.trainerId,
      recipient: to.email,
      ...(await renderMail({ ...mail, isOptional: isMailChoice(mailKinds[kind]) }, sender)),
      ...(isMuted[index] && { isMuted: true, sentAt: now }),
      calendar: events?.length
        ? composeInvitations(events, {
            organizer,
            attendee: { name: mail.name ?? to.email, email: to.email },
          })
        : null,
      ...(secret && { secret: await seal(secret.value), expiresAt: secret.expiresAt }),
      createdAt: now,
      nextAttemptAt: now,
    })),
  );
  await db.notification.createMany({ data: rows, skipDuplicates: true });
  const written = await db.notification.findMany({
    where: {
      OR: rows.map(({ purchaseId, userId, trainerId, kind, cause }) => ({
        ...{ purchaseId, userId, trainerId, kind, cause },
      })),
    },
    select: { id: true },
  });
  return written.map(({ id }) => id);
}
