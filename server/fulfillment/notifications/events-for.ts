import type { CalendarEvent } from '../calendar/compose-calendar';
import { joinLink } from '../joining/join-link';

type Appointment = {
  id: string;
  ordinal: number;
  sequence: number;
  startsAt: Date;
  endsAt: Date;
  isCancelled: boolean;
};

/** The appointments of a mail for its reader: the same ones, by their UID, as in the calendar feed. `at`: when they changed. */
export function eventsFor(
  role: 'student' | 'trainer',
  about: {
    number: number;
    courseTitle: string;
    sessionCount: number;
    with: string;
    at: Date;
  },
  appointments: Appointment[],
): CalendarEvent[] {
  const { number, courseTitle, sessionCount, at } = about;
  return appointments.map(({ id, ordinal, sequence, startsAt, endsAt, isCancelled }) => ({
    sessionId: id,
    sequence,
    isCancelled,
    startsAt,
    endsAt,
    changedAt: at,
    summary: `${courseTitle} with ${about.with}`,
    description:
      role === 'student'
        ? `Session ${ordinal} of ${sessionCount}.`
        : `Session ${ordinal} of ${sessionCount}, purchase P-${number}.`,
    url: joinLink(id),
  }));
}
