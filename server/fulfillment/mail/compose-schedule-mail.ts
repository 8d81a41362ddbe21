import { zoneWords } from '@/server/core/time/known-zone';
import { daySpanWords } from '@/server/core/time/span-words';
import { joinPath } from '../joining/join-path';
import type { Mail } from './mail';

/** What the mail about a booked series is made of. Instants are UTC. */
export type ScheduleMail = {
  purchaseId: string;
  number: number;
  courseTitle: string;
  studentName: string;
  trainerName: string;
  sessions: { id: string; ordinal: number; startsAt: Date; endsAt: Date }[];
};

/** Tells one participant when the sessions of a booked series are, in the participant's own IANA zone. */
export function composeScheduleMail(
  { purchaseId, number, courseTitle, studentName, trainerName, sessions }: ScheduleMail,
  reader: { role: 'student' | 'trainer'; name: string; zone: string },
): Mail {
  const isStudent = reader.role === 'student';
  const count = sessions.length;
  return {
    subject: isStudent
      ? `Your sessions are booked: ${courseTitle}`
      : `New student: ${studentName}, ${courseTitle}`,
    name: reader.name,
    number,
    blocks: [
      {
        kind: 'text',
        text: isStudent
          ? `${trainerName} is your trainer for ${courseTitle}. Your ${count} sessions are booked.`
          : `${studentName} is your new student for ${courseTitle}. ${count} sessions are booked.`,
      },
      { kind: 'text', text: `All times are in ${zoneWords(reader.zone)}.` },
      {
        kind: 'list',
        items: sessions.map((session) => ({
          number: session.ordinal,
          text: daySpanWords(session, reader.zone),
          link: { label: 'Join', path: joinPath(session.id) },
        })),
      },
      {
        kind: 'text',
        text: 'You can join each session from 15 minutes before it starts. The attached calendar file adds all of them to your calendar, with the same links.',
      },
      ...(isStudent
        ? [
            {
              kind: 'buttons' as const,
              buttons: [{ label: 'Open my course', path: `/purchases/${purchaseId}` }],
            },
          ]
        : []),
    ],
  };
}
