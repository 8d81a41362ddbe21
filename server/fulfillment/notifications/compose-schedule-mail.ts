import { toLine } from '@/server/core/text/to-line';
import { zoneWords } from '@/server/core/time/known-zone';
import { daySpanWords } from '@/server/core/time/span-words';

/** What the mail about a booked series is made of. Instants are UTC. */
export type ScheduleMail = {
  number: number;
  courseTitle: string;
  studentName: string;
  trainerName: string;
  sessions: { ordinal: number; startsAt: Date; endsAt: Date }[];
};

/**
 * The subject and plain text that tell one participant when the sessions are, in the participant's own IANA zone.
 */
export function composeScheduleMail(
  mail: ScheduleMail,
  reader: { role: 'student' | 'trainer'; name: string; zone: string },
): { subject: string; text: string } {
  const [courseTitle, studentName, trainerName] = [mail.courseTitle, mail.studentName, mail.trainerName].map(
    toLine,
  );
  const count = mail.sessions.length;
  const lead =
    reader.role === 'student'
      ? `${trainerName} is your trainer for ${courseTitle}. Your ${count} sessions are booked.`
      : `${studentName} is your new student for ${courseTitle}. ${count} sessions are booked.`;
  const lines = mail.sessions.map(
    (session) => `${String(session.ordinal).padStart(3)}.  ${daySpanWords(session, reader.zone)}`,
  );
  return {
    subject:
      reader.role === 'student'
        ? `Your sessions are booked: ${courseTitle}`
        : `New student: ${studentName}, ${courseTitle}`,
    text: [
      `Hello ${toLine(reader.name)},`,
      '',
      lead,
      `All times are in ${zoneWords(reader.zone)}.`,
      '',
      ...lines,
      '',
      `Purchase P-${mail.number}. Questions? Just reply to this email.`,
    ].join('\n'),
  };
}
