import { z } from 'zod';
import { authorize } from '@/server/core/authorize';
import type { Context } from '@/server/core/context';
import { id } from '@/server/core/ids/id';
import { queryRows } from '@/server/core/query-rows';
import { readingZone } from '@/server/purchases/reading-zone';
import { joinPath } from '../joining/join-path';
import { composeReminderMail } from '../mail/compose-reminder-mail';
import { type NewMail, writeMails } from './write-mails';

/** Minutes before a session at which a reminder is due, and until when a delayed one is still worth sending. */
export const reminders = [
  { before: 1440, until: 120 },
  { before: 60, until: 0 },
] as const;

const batch = 200;

const due = z.object({
  id,
  purchaseId: id,
  ordinal: z.number(),
  sequence: z.number(),
  startsAt: z.date(),
  endsAt: z.date(),
  number: z.number(),
  sessionCount: z.number(),
  courseTitle: z.string(),
  preferences: z.unknown(),
  studentId: id,
  studentName: z.string(),
  studentEmail: z.string(),
  studentZone: z.string().nullable(),
  remindsStudent: z.boolean(),
  trainerId: id,
  trainerName: z.string(),
  trainerEmail: z.string(),
  trainerZone: z.string(),
  remindsTrainer: z.boolean(),
});

/**
 * Writes the reminders that are due: to the student and the trainer of each session a day and an hour before it begins, once for
 * each time that the session has, and only where the booking or its last change is older than that. Returns how many were
 * written. One that is not sent before the session changes or begins is never sent: see sendNotification.
 */
export async function queueReminders(ctx: Context): Promise<{ written: number }> {
  authorize(ctx, 'system');
  let written = 0;
  for (const reminder of reminders) {
    let found = batch;
    while (found === batch) {
      const sessions = await findDue(ctx, reminder);
      found = sessions.length;
      const mails = sessions.flatMap((session) => mailsOf(session, reminder.before));
      if (mails.length > 0) written += (await writeMails(ctx, mails)).length;
    }
  }
  return { written };
}

function findDue({ db, now }: Context, { before, until }: (typeof reminders)[number]) {
  const at = (minutes: number) => new Date(now.getTime() + minutes * 60_000);
  return queryRows(db, due)`
    SELECT * FROM (
      SELECT s.id, s."purchaseId", s.ordinal, s.sequence, s."startsAt", s."endsAt", p.number, p."sessionCount",
        c.title AS "courseTitle", p.preferences, u.id AS "studentId", u.name AS "studentName", u.email AS "studentEmail",
        u.zone AS "studentZone", t.id AS "trainerId", t.name AS "trainerName", t.email AS "trainerEmail", t.zone AS "trainerZone",
        ${before} = ANY (u."remindersBefore") AND NOT EXISTS (SELECT FROM "Notification" n WHERE n."purchaseId" = p.id
          AND n.kind = 'reminder.student' AND n.cause = key.cause) AS "remindsStudent",
        ${before} = ANY (coalesce(tu."remindersBefore", ARRAY[${before}::int])) AND NOT EXISTS (
          SELECT FROM "Notification" n WHERE n."purchaseId" = p.id AND n.kind = 'reminder.trainer'
            AND n.cause = key.cause || '/' || t.id) AS "remindsTrainer"
      FROM "TrainingSession" s
      JOIN "Purchase" p ON p.id = s."purchaseId"
      JOIN "Course" c ON c.id = p."courseId"
      JOIN "User" u ON u.id = s."studentId"
      JOIN "Trainer" t ON t.id = s."trainerId"
      LEFT JOIN "User" tu ON tu.id = t."userId"
      CROSS JOIN LATERAL (SELECT s.id || '/' || (extract(epoch FROM s."startsAt") * 1000)::bigint || '/' || ${before}::int AS cause) key
      WHERE s.status = 'SCHEDULED' AND s."startsAt" > ${at(until)} AND s."startsAt" <= ${at(before)}
        AND coalesce((SELECT max(m.at) FROM "SessionMove" m WHERE m."sessionId" = s.id), s."createdAt")
          <= s."startsAt" - ${before}::int * interval '1 minute'
    ) due WHERE "remindsStudent" OR "remindsTrainer"
    ORDER BY "startsAt" LIMIT ${batch}`;
}

function mailsOf(session: z.infer<typeof due>, before: number): NewMail[] {
  const { id: sessionId, purchaseId, sequence, startsAt, studentId, trainerId } = session;
  const { studentName, trainerName, trainerZone, studentZone, preferences } = session;
  const cause = `${sessionId}/${startsAt.getTime()}/${before}`;
  const about = { purchaseId, session: { id: sessionId, sequence } };
  const student = { role: 'student', name: studentName, path: joinPath(sessionId) } as const;
  const trainer = {
    role: 'trainer',
    name: trainerName,
    zone: trainerZone,
    path: joinPath(sessionId),
  } as const;
  const zone = readingZone({ student: { zone: studentZone }, preferences });
  return [
    ...(session.remindsStudent
      ? [
          {
            ...about,
            kind: 'reminder.student' as const,
            cause,
            to: { userId: studentId, email: session.studentEmail },
            mail: composeReminderMail({ ...session, withName: trainerName }, { ...student, zone }),
          },
        ]
      : []),
    ...(session.remindsTrainer
      ? [
          {
            ...about,
            kind: 'reminder.trainer' as const,
            cause: `${cause}/${trainerId}`,
            to: { trainerId, email: session.trainerEmail },
            mail: composeReminderMail({ ...session, withName: studentName }, trainer),
          },
        ]
      : []),
  ];
}
