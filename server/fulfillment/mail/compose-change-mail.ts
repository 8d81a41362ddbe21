import { zoneWords } from '@/server/core/time/known-zone';
import { daySpanWords } from '@/server/core/time/span-words';
import { joinPath } from '../joining/join-path';
import type { Mail } from './mail';

/** What the mails about moved sessions are made of. Instants are UTC. */
export type ChangeMail = {
  purchaseId: string;
  number: number;
  courseTitle: string;
  studentName: string;
  /** The same person twice when only times changed. Told apart by id: two trainers may have one name. */
  formerTrainer: { id: string; name: string };
  trainer: { id: string; name: string };
  sessions: {
    id: string;
    ordinal: number;
    from: { startsAt: Date; endsAt: Date };
    to: { startsAt: Date; endsAt: Date };
  }[];
};

export type ChangeReader = { role: 'student' | 'former-trainer' | 'trainer'; name: string; zone: string };

type Reading = { zone: string; knowsFrom: boolean; knowsTo: boolean };

/**
 * Tells one person about sessions with another trainer or time, in the person's own IANA zone. It never says why: the
 * reason is for staff.
 */
export function composeChangeMail(mail: ChangeMail, reader: ChangeReader): Mail {
  const isOtherTrainer = mail.formerTrainer.id !== mail.trainer.id;
  const [subject, lead] = (isOtherTrainer ? sayOtherTrainer : sayOtherTime)(mail, reader.role);
  // Who loses a session knows it by its former time; to who gets it, that time means nothing.
  const reading = {
    zone: reader.zone,
    knowsFrom: !(isOtherTrainer && reader.role === 'trainer'),
    knowsTo: reader.role !== 'former-trainer',
  };
  return {
    subject,
    name: reader.name,
    number: mail.number,
    blocks: [
      { kind: 'text', text: lead },
      { kind: 'text', text: `All times are in ${zoneWords(reader.zone)}.` },
      { kind: 'list', items: mail.sessions.map((session) => listSession(session, reading)) },
      { kind: 'text', text: 'The attached calendar file updates your calendar.' },
      ...(reader.role === 'student'
        ? [
            {
              kind: 'buttons' as const,
              buttons: [{ label: 'Open my course', path: `/purchases/${mail.purchaseId}` }],
            },
          ]
        : []),
    ],
  };
}

type Said = readonly [subject: string, lead: string];

const countWords = (count: number) => `${count} ${count === 1 ? 'session' : 'sessions'}`;

function sayOtherTrainer(mail: ChangeMail, role: ChangeReader['role']): Said {
  const { courseTitle, studentName, formerTrainer, trainer, sessions } = mail;
  const count = countWords(sessions.length);
  switch (role) {
    case 'student':
      return [
        `${trainer.name} is your trainer now: ${courseTitle}`,
        `${trainer.name} takes over ${courseTitle} from ${formerTrainer.name}: your next ${count}.`,
      ];
    case 'former-trainer':
      return [
        `${trainer.name} takes over: ${studentName}, ${courseTitle}`,
        `${trainer.name} takes over ${studentName}, ${courseTitle}. These ${count} are no longer yours.`,
      ];
    case 'trainer':
      return [
        `New student: ${studentName}, ${courseTitle}`,
        `You take over ${studentName}, ${courseTitle}, from ${formerTrainer.name}: ${count}.`,
      ];
  }
}

function sayOtherTime({ courseTitle, studentName, trainer, sessions }: ChangeMail, role: string): Said {
  const isOne = sessions.length === 1;
  if (role === 'student')
    return [
      `New time: ${courseTitle}`,
      isOne
        ? `Your session of ${courseTitle} with ${trainer.name} has a new time.`
        : `${countWords(sessions.length)} of ${courseTitle} with ${trainer.name} have new times.`,
    ];
  return [
    `New time: ${studentName}, ${courseTitle}`,
    `${countWords(sessions.length)} with ${studentName} ${isOne ? 'has a new time' : 'have new times'}.`,
  ];
}

function listSession({ id, ordinal, from, to }: ChangeMail['sessions'][number], reader: Reading) {
  const at = (span: typeof to) => daySpanWords(span, reader.zone);
  if (!reader.knowsTo) return { number: ordinal, text: at(from) };
  const isMoved = from.startsAt.getTime() !== to.startsAt.getTime();
  return {
    number: ordinal,
    text: at(to),
    note: isMoved && reader.knowsFrom ? `was ${at(from)}` : undefined,
    link: { label: 'Join', path: joinPath(id) },
  };
}
