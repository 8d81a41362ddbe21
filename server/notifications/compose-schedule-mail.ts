/** What the mail about a booked series is made of. Instants are UTC. */
export type ScheduleMail = {
  number: number;
  courseTitle: string;
  studentName: string;
  trainerName: string;
  sessions: { ordinal: number; startsAt: Date; endsAt: Date }[];
};

type Formats = { day: Intl.DateTimeFormat; time: Intl.DateTimeFormat };

// Making a format costs more than the mail. Zones and languages are few.
const formats = new Map<string, Formats>();

function formatsOf(locale: string, timeZone: string): Formats {
  const key = `${locale} ${timeZone}`;
  const known = formats.get(key);
  if (known) return known;
  const made = {
    day: new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeZone }),
    time: new Intl.DateTimeFormat(locale, { timeStyle: 'short', timeZone }),
  };
  formats.set(key, made);
  return made;
}

/**
 * The subject and plain text that tell one participant when the sessions are, in the participant's own IANA zone and
 * language (BCP 47).
 */
export function composeScheduleMail(
  mail: ScheduleMail,
  reader: { role: 'student' | 'trainer'; name: string; zone: string; locale?: string },
): { subject: string; text: string } {
  const { day, time } = formatsOf(reader.locale ?? 'en-GB', reader.zone);
  const count = mail.sessions.length;
  const lead =
    reader.role === 'student'
      ? `${mail.trainerName} is your trainer for ${mail.courseTitle}. Your ${count} sessions are booked.`
      : `${mail.studentName} is your new student for ${mail.courseTitle}. ${count} sessions are booked.`;
  const lines = mail.sessions.map(
    (s) =>
      `${String(s.ordinal).padStart(3)}.  ${day.format(s.startsAt)}, ${time.formatRange(s.startsAt, s.endsAt)}`,
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
