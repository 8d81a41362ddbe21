import { daySpanWords } from '@/server/core/time/span-words';
import type { Mail, MailBlock } from './mail';

type Session = { id: string; startsAt: Date; endsAt: Date; about: string };

/** What a trainer's week is made of. Instants are UTC. */
export type DigestMail = {
  name: string;
  /** IANA. */
  zone: string;
  coming: Session[];
  /** Sessions that are over without a result. */
  unconfirmed: Session[];
  students: { purchaseId: string; about: string }[];
};

/** Tells a trainer on Monday of the week: the sessions to come, the results that are due, and new students. */
export function composeDigestMail({ name, zone, coming, unconfirmed, students }: DigestMail): Mail {
  const when = (session: Session) => daySpanWords(session, zone);
  const count = coming.length === 1 ? '1 session' : `${coming.length} sessions`;
  return {
    subject: coming.length === 0 ? 'Your week: no sessions' : `Your week: ${count}`,
    name,
    blocks: [
      ...listOf(
        coming.length === 0 ? 'You have no sessions this week.' : `This week you have ${count}.`,
        coming.map((session) => ({ text: when(session), note: session.about })),
      ),
      ...(unconfirmed.length === 0
        ? []
        : listOf(
            'Please record what became of these sessions:',
            unconfirmed.map((session) => ({
              text: when(session),
              note: session.about,
              link: { label: 'Record result', path: `/teach/sessions/${session.id}` },
            })),
          )),
      ...(students.length === 0
        ? []
        : listOf(
            students.length === 1 ? 'You have a new student:' : 'You have new students:',
            students.map(({ purchaseId, about }) => ({
              text: about,
              link: { label: 'Open', path: `/teach/students/${purchaseId}` },
            })),
          )),
      { kind: 'buttons', buttons: [{ label: 'Open my sessions', path: '/teach' }] },
    ],
  };
}

type Item = Omit<Extract<MailBlock, { kind: 'list' }>['items'][number], 'number'>;

function listOf(text: string, items: Item[]): MailBlock[] {
  const numbered = items.map((item, index) => ({ ...item, number: index + 1 }));
  return [{ kind: 'text', text }, ...(items.length > 0 ? [{ kind: 'list' as const, items: numbered }] : [])];
}
