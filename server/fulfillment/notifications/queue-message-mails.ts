import { z } from 'zod';
import { authorize } from '@/server/core/authorize';
import type { Context } from '@/server/core/context';
import type { Tx } from '@/server/core/db';
import { id } from '@/server/core/ids/id';
import { queryRows } from '@/server/core/query-rows';
import { inTransaction } from '@/server/process/outbox/in-transaction';
import { getSchoolSettings } from '@/server/school/settings/get-school-settings';
import { composeMessageMail } from '../mail/compose-message-mail';
import { type NewMail, writeMails } from './write-mails';

/** Milliseconds without another message after which one email tells of all of them, and after which it waits no longer. */
const [quietMs, longestMs] = [120_000, 600_000];
const batch = 100;

const group = z.object({ allocationId: id });
const claimed = z.object({ id, authorKind: z.enum(['STUDENT', 'TRAINER', 'STAFF']) });
type Claimed = z.infer<typeof claimed>;

/**
 * Writes one email to each reader of new messages: the student, the trainer, and both when staff wrote. Messages within a few minutes
 * are told together, each message once. A trainer who has the student no longer is told nothing. Returns how many were written.
 */
export async function queueMessageMails(ctx: Context): Promise<number> {
  authorize(ctx, 'system');
  const ago = (ms: number) => new Date(ctx.now.getTime() - ms);
  const groups = await queryRows(ctx.db, group)`
    SELECT "allocationId" FROM "Message" WHERE "mailedAt" IS NULL GROUP BY "allocationId"
    HAVING max("createdAt") <= ${ago(quietMs)} OR min("createdAt") <= ${ago(longestMs)}
    ORDER BY min("createdAt") LIMIT ${batch}`;
  let written = 0;
  for (const { allocationId } of groups) {
    written += await inTransaction(ctx, async (tx) => {
      const messages = await queryRows(tx, claimed)`
        UPDATE "Message" SET "mailedAt" = ${ctx.now} WHERE "allocationId" = ${allocationId}::uuid AND "mailedAt" IS NULL
        RETURNING id, "authorKind"::text`;
      const mails = messages.length > 0 ? await mailsOf(tx, allocationId, messages) : [];
      return mails.length > 0 ? (await writeMails({ ...ctx, db: tx }, mails)).length : 0;
    });
  }
  return written;
}

async function mailsOf(tx: Tx, allocationId: string, messages: Claimed[]): Promise<NewMail[]> {
  const { endedAt, trainer, purchase } = await tx.trainerAllocation.findUniqueOrThrow({
    where: { id: allocationId },
    select: {
      endedAt: true,
      trainer: { select: { id: true, name: true, email: true } },
      purchase: {
        select: {
          id: true,
          number: true,
          course: { select: { title: true } },
          student: { select: { id: true, name: true, email: true } },
        },
      },
    },
  });
  const { id: purchaseId, number, course, student } = purchase;
  const about = { purchaseId, cause: messages.map(({ id }) => id).sort()[0] };
  const { sellerName } = await getSchoolSettings({ db: tx });
  const mailTo = (own: 'STUDENT' | 'TRAINER', other: string, reader: { name: string; path: string }) => {
    const received = messages.filter(({ authorKind }) => authorKind !== own);
    const from = received.some(({ authorKind }) => authorKind !== 'STAFF') ? other : sellerName;
    const mail = { number, courseTitle: course.title, from, count: received.length };
    return received.length > 0 ? composeMessageMail(mail, reader) : null;
  };
  const toStudent = mailTo('STUDENT', trainer.name, {
    name: student.name,
    path: `/purchases/${purchaseId}#messages`,
  });
  const toTrainer = mailTo('TRAINER', student.name, {
    name: trainer.name,
    path: `/teach/students/${purchaseId}#messages`,
  });
  return [
    ...(toStudent
      ? [
          {
            ...about,
            kind: 'message.student' as const,
            to: { userId: student.id, email: student.email },
            mail: toStudent,
          },
        ]
      : []),
    ...(toTrainer && endedAt === null
      ? [
          {
            ...about,
            kind: 'message.trainer' as const,
            to: { trainerId: trainer.id, email: trainer.email },
            mail: toTrainer,
          },
        ]
      : []),
  ];
}
