import { zoneWords } from '@/server/core/time/known-zone';
import { daySpanWords, timeWords } from '@/server/core/time/span-words';
import type { Mail } from './mail';

/** What a reminder of one session is made of. Instants are UTC. */
export type ReminderMail = {
  number: number;
  courseTitle: string;
  ordinal: number;
  sessionCount: number;
  startsAt: Date;
  endsAt: Date;
  /** The other participant. */
  withName: string;
};

/**
 * Reminds one participant of a session, in the participant's own IANA zone. It names the day rather than "tomorrow": a
 * reminder that was delayed, or whose clock changes on the way, is still right.
 */
export function composeReminderMail(
  { number, courseTitle, ordinal, sessionCount, startsAt, endsAt, withName }: ReminderMail,
  reader: { role: 'student' | 'trainer'; name: string; zone: string; path: string },
): Mail {
  const { role, name, zone, path } = reader;
  const day = new Intl.DateTimeFormat('en-GB', { weekday: 'long', timeZone: zone }).format(startsAt);
  return {
    subject: `${day}, ${timeWords(startsAt, zone)}: ${courseTitle} with ${withName}`,
    name,
    number,
    blocks: [
      {
        kind: 'text',
        text: `This is a reminder of session ${ordinal} of ${sessionCount} of ${courseTitle}.`,
      },
      {
        kind: 'facts',
        facts: [
          ['When', daySpanWords({ startsAt, endsAt }, zone)],
          ['Time zone', zoneWords(zone)],
          [role === 'student' ? 'Trainer' : 'Student', withName],
        ],
      },
      { kind: 'text', text: 'The link to join opens 15 minutes before the start.' },
      { kind: 'buttons', buttons: [{ label: 'Join the session', path }] },
    ],
  };
}
