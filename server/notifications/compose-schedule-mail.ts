import { daySpanWords } from '@/server/text/span-words';

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
  const count = mail.sessions.length;
  const lead =
    reader.role === 'student'
      ? `${mail.trainerName} is your trainer for ${mail.courseTitle}. Your ${count} sessions are booked.`
      : `${mail.studentName} is your new student for ${mail.courseTitle}. ${count} sessions are booked.`;
  const lines = mail.sessions.map(
    (session) => `${String(session.ordinal).padStart(3)}.  ${daySpanWords(session, reader.zone)}`,
  );
  return {
    subject:
      reader.role === 'student'
        ? `Your sessions are booked: ${mail.courseTitle}`
        : `New student: ${mail.studentName}, ${mail.courseTitle}`,
    text: [
      `Hello ${reader.name},`,
      '',
      lead,
      `All times are in ${reader.zone.replaceAll('_', ' ')}.`,
      '',
      ...lines,
      '',
      `Purchase P-${mail.number}. Questions? Answer this mail.`,
    ].join('\n'),
  };
}
