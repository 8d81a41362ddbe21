import { toLine } from '@/server/core/text/to-line';
import { zoneWords } from '@/server/core/time/known-zone';
import { daySpanWords } from '@/server/core/time/span-words';

/** What the mails about moved sessions are made of. Instants are UTC. */
export type ChangeMail = {
  number: number;
  courseTitle: string;
  studentName: string;
  /** The same person twice when only times changed. Told apart by id: two trainers may have one name. */
  formerTrainer: { id: string; name: string };
  trainer: { id: string; name: string };
  sessions: {
    ordinal: number;
    from: { startsAt: Date; endsAt: Date };
    to: { startsAt: Date; endsAt: Date };
  }[];
};

export type ChangeReader = { role: 'student' | 'former-trainer' | 'trainer'; name: string; zone: string };

type Reading = { zone: string; knowsFrom: boolean; knowsTo: boolean };

/**
 * The subject and plain text that tell one person about sessions with another trainer or time, in the person's own IANA
 * zone. It never says why: the reason is for staff.
 */
export function composeChangeMail(mail: ChangeMail, reader: ChangeReader): { subject: string; text: string } {
  const { sessions, formerTrainer, trainer } = mail;
  const [courseTitle, studentName] = [toLine(mail.courseTitle), toLine(mail.studentName)];
  const [formerTrainerName, trainerName] = [toLine(formerTrainer.name), toLine(trainer.name)];
  const count = `${sessions.length} ${sessions.length === 1 ? 'session' : 'sessions'}`;
  const isOtherTrainer = formerTrainer.id !== trainer.id;
  const said = isOtherTrainer
    ? {
        student: [
          `${trainerName} is your trainer now: ${courseTitle}`,
          `${trainerName} takes over ${courseTitle} from ${formerTrainerName}: your next ${count}.`,
        ],
        'former-trainer': [
          `${trainerName} takes over: ${studentName}, ${courseTitle}`,
          `${trainerName} takes over ${studentName}, ${courseTitle}. These ${count} are no longer yours.`,
        ],
        trainer: [
          `New student: ${studentName}, ${courseTitle}`,
          `You take over ${studentName}, ${courseTitle}, from ${formerTrainerName}: ${count}.`,
        ],
      }[reader.role]
    : {
        student: [
          `New time: ${courseTitle}`,
          sessions.length === 1
            ? `Your session of ${courseTitle} with ${trainerName} has a new time.`
            : `${count} of ${courseTitle} with ${trainerName} have new times.`,
        ],
        'former-trainer': ['', ''],
        trainer: [`New time: ${studentName}, ${courseTitle}`, `${count} with ${studentName} moved.`],
      }[reader.role];
  const [subject = '', lead = ''] = said;
  // Who loses a session knows it by its former time; to who gets it, that time means nothing.
  const reading = {
    zone: reader.zone,
    knowsFrom: !(isOtherTrainer && reader.role === 'trainer'),
    knowsTo: reader.role !== 'former-trainer',
  };
  return {
    subject,
    text: [
      `Hello ${toLine(reader.name)},`,
      '',
      lead,
      `All times are in ${zoneWords(reader.zone)}.`,
      '',
      ...sessions.map((session) => sessionLine(session, reading)),
      '',
      `Purchase P-${mail.number}. Questions? Just reply to this email.`,
    ].join('\n'),
  };
}

function sessionLine({ ordinal, from, to }: ChangeMail['sessions'][number], reader: Reading): string {
  const at = (span: typeof to) => daySpanWords(span, reader.zone);
  const number = `${String(ordinal).padStart(3)}.  `;
  if (!reader.knowsTo) return `${number}${at(from)}`;
  const isMoved = from.startsAt.getTime() !== to.startsAt.getTime();
  return isMoved && reader.knowsFrom ? `${number}${at(to)} (was ${at(from)})` : `${number}${at(to)}`;
}
