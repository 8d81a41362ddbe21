import { zoneWords } from '@/server/core/time/known-zone';
import { daySpanWords } from '@/server/core/time/span-words';
import type { Mail } from '../mail/mail';

/** A session that mails about deliveries are about. Instants are UTC. */
export type DeliveredSession = {
  id: string;
  purchaseId: string;
  number: number;
  courseTitle: string;
  ordinal: number;
  sessionCount: number;
  startsAt: Date;
  endsAt: Date;
  studentName: string;
  trainerName: string;
};

/** Asks a trainer what became of a session, with a link to record it, in the trainer's own IANA zone. */
export function composeResultRequestMail(session: DeliveredSession, reader: { zone: string }): Mail {
  const { studentName, trainerName, courseTitle, number } = session;
  return {
    subject: `Did this session take place? ${studentName}, ${courseTitle}`,
    name: trainerName,
    number,
    blocks: [
      { kind: 'text', text: 'This session is over, and we don’t know yet whether it took place.' },
      factsOf(session, reader.zone, ['Student', studentName]),
      { kind: 'text', text: 'Please record what happened. It takes a minute.' },
      recordButton(session),
    ],
  };
}

/** Tells a trainer that the student says that they did not come, in the trainer's own IANA zone. */
export function composeNoShowMail(session: DeliveredSession, reader: { zone: string }): Mail {
  const { studentName, trainerName, courseTitle, number } = session;
  return {
    subject: `${studentName} is waiting for you: ${courseTitle}`,
    name: trainerName,
    number,
    blocks: [
      { kind: 'text', text: `${studentName} told us that you didn’t come to this session.` },
      factsOf(session, reader.zone, ['Student', studentName]),
      {
        kind: 'text',
        text: 'If it is still going on, please join now. If it took place, record what happened. Our team has been told, too.',
      },
      recordButton(session),
    ],
  };
}

/** Tells a participant of a make-up session, in their own IANA zone. The appointment is attached. */
export function composeMakeUpMail(
  session: DeliveredSession,
  reader: { role: 'student' | 'trainer'; zone: string },
): Mail {
  const { studentName, trainerName, courseTitle, number, purchaseId } = session;
  const isStudent = reader.role === 'student';
  const withName = isStudent ? trainerName : studentName;
  return {
    subject: `Make-up session: ${courseTitle} with ${withName}`,
    name: isStudent ? studentName : trainerName,
    number,
    blocks: [
      {
        kind: 'text',
        text: isStudent
          ? 'We’re sorry that your session didn’t take place. We booked another one for you. It costs nothing extra.'
          : 'A session didn’t take place. This one makes up for it.',
      },
      factsOf(session, reader.zone, [isStudent ? 'Trainer' : 'Student', withName]),
      { kind: 'text', text: 'The attached calendar file adds it to your calendar.' },
      {
        kind: 'buttons',
        buttons: isStudent
          ? [{ label: 'Open my course', path: `/purchases/${purchaseId}` }]
          : [{ label: 'Open the session', path: `/teach/sessions/${session.id}` }],
      },
    ],
  };
}

function factsOf(
  session: DeliveredSession,
  zone: string,
  who: readonly [string, string],
): Mail['blocks'][number] {
  const { courseTitle, ordinal, sessionCount } = session;
  return {
    kind: 'facts',
    facts: [
      ['Session', `${ordinal} of ${sessionCount}, ${courseTitle}`],
      ['When', daySpanWords(session, zone)],
      ['Time zone', zoneWords(zone)],
      who,
    ],
  };
}

const recordButton = ({ id }: DeliveredSession): Mail['blocks'][number] => ({
  kind: 'buttons',
  buttons: [{ label: 'Record the result', path: `/teach/sessions/${id}` }],
});
