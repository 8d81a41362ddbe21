import type { Prisma } from '@/prisma/generated/client';
import { authorize } from '@/server/core/authorize';
import type { Context } from '@/server/core/context';
import { readingZone } from '@/server/purchases/reading-zone';
import {
  composeMakeUpMail,
  composeNoShowMail,
  composeResultRequestMail,
  type DeliveredSession,
} from '../delivering/compose-delivery-mail';
import { eventsFor } from './events-for';
import { type NewMail, writeMails } from './write-mails';

const batch = 100;

const select = {
  id: true,
  purchaseId: true,
  ordinal: true,
  sequence: true,
  startsAt: true,
  endsAt: true,
  createdAt: true,
  askedAt: true,
  trainer: { select: { id: true, name: true, email: true, zone: true } },
  purchase: {
    select: {
      number: true,
      sessionCount: true,
      preferences: true,
      course: { select: { title: true } },
      student: { select: { id: true, name: true, email: true, zone: true } },
    },
  },
} as const satisfies Prisma.TrainingSessionSelect;
type Row = Prisma.TrainingSessionGetPayload<{ select: typeof select }>;

/**
 * Writes the mails about sessions that did not take place, once each: a trainer is asked for a result, or told that the
 * student waits; both are told of a make-up session, with its appointment. Returns how many were written.
 */
export async function queueDeliveryMails(
  ctx: Context,
  { recentSince }: { recentSince: Date },
): Promise<number> {
  authorize(ctx, 'system');
  const { trainingSession } = ctx.db;
  const of = (where: Prisma.TrainingSessionWhereInput) =>
    trainingSession.findMany({ where, orderBy: { id: 'asc' }, take: batch, select });
  const [asked, reported, makeUps] = await Promise.all([
    // Asked again, the trainer gets another mail: which one, its cause tells.
    of({ askedAt: { gt: recentSince }, resultDueAt: { not: null } }),
    of({ noShow: { reportedAt: { gt: recentSince } } }),
    of({
      makesUpForId: { not: null },
      status: 'SCHEDULED',
      createdAt: { gt: recentSince },
    }),
  ]);
  const mails = [...asked.map(askMail), ...reported.map(noShowMail), ...makeUps.flatMap(makeUpMails)];
  if (mails.length === 0) return 0;
  const causes = mails.map(({ kind, cause = '', purchaseId }) => ({ kind, cause, purchaseId }));
  const written = await ctx.db.notification.findMany({
    where: { OR: causes },
    select: { kind: true, cause: true, purchaseId: true },
  });
  const isWritten = (mail: NewMail) =>
    written.some(({ kind, cause }) => kind === mail.kind && cause === mail.cause);
  const unwritten = mails.filter((mail) => !isWritten(mail));
  return unwritten.length > 0 ? (await writeMails(ctx, unwritten)).length : 0;
}

const about = ({ purchase, trainer, ...session }: Row): DeliveredSession => ({
  ...session,
  number: purchase.number,
  sessionCount: purchase.sessionCount,
  courseTitle: purchase.course.title,
  studentName: purchase.student.name,
  trainerName: trainer.name,
});

const toTrainer = ({ trainer: { id: trainerId, email } }: Row) => ({ trainerId, email });

const askMail = (row: Row): NewMail => ({
  purchaseId: row.purchaseId,
  kind: 'result-request.trainer',
  cause: `${row.id}/${row.askedAt?.getTime()}`,
  to: toTrainer(row),
  mail: composeResultRequestMail(about(row), row.trainer),
});

const noShowMail = (row: Row): NewMail => ({
  purchaseId: row.purchaseId,
  kind: 'no-show.trainer',
  cause: row.id,
  to: toTrainer(row),
  mail: composeNoShowMail(about(row), row.trainer),
});

function makeUpMails(row: Row): NewMail[] {
  const { purchaseId, purchase, trainer } = row;
  const { student } = purchase;
  const session = about(row);
  const events = (role: 'student' | 'trainer', other: string) =>
    eventsFor(role, { ...session, with: other, at: row.createdAt }, [{ ...row, isCancelled: false }]);
  return [
    {
      purchaseId,
      kind: 'make-up.student',
      cause: row.id,
      to: { userId: student.id, email: student.email },
      mail: composeMakeUpMail(session, { role: 'student', zone: readingZone(purchase) }),
      events: events('student', trainer.name),
    },
    {
      purchaseId,
      kind: 'make-up.trainer',
      cause: row.id,
      to: toTrainer(row),
      mail: composeMakeUpMail(session, { role: 'trainer', zone: trainer.zone }),
      events: events('trainer', student.name),
    },
  ];
}
