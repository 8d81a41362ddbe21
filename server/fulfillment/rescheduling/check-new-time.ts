import { spanWords } from '@/server/core/time/span-words';
import type { TimeRule } from '@/server/process/vocabulary/trainer-rules';
import type { Span } from '@/server/scheduling/calendar/trainer-calendar';
import type { RescheduleRefusal } from './check-reschedule';

/** Another session of either person, near the time in question. */
export type BookedBeside = Span & {
  isOfStudent: boolean;
  isOfTrainer: boolean;
  number: number;
  ordinal: number;
  courseTitle: string;
  studentName: string;
  trainerName: string;
};

export type NewTimeFacts = {
  now: Date;
  by: 'student' | 'staff';
  /** IANA zone in which the answer names times. */
  zone: string;
  to: Span;
  /** Free minutes that the trainer keeps between sessions. */
  bufferMinutes: number;
  booked: BookedBeside[];
  /** The rules about time that a session then breaks, and those that are overridden. */
  broken: readonly TimeRule[];
  overridden: readonly TimeRule[];
};

/**
 * Why a session may not be held at another time, or null: the past and an overlap for either person stand against it
 * always, a rule about time until it is overridden. Staff read whose session is in the way; a student reads of their own
 * sessions, and never of another student's.
 */
export function checkNewTime(facts: NewTimeFacts): RescheduleRefusal | null {
  const { now, to, broken, overridden } = facts;
  if (to.startsAt <= now) return refusal('past', 'This time is over. Choose one to come.');
  const taken = takenSentence(facts, 0);
  if (taken) return refusal('taken', taken);
  const close = overridden.includes('buffer') ? null : takenSentence(facts, facts.bufferMinutes);
  if (close) return refusal('buffer', close);
  const [rule] = broken.filter((each) => !overridden.includes(each));
  return rule ? refusal(rule, ruleSentences[rule]) : null;
}

/** The sessions at that time, or within so many minutes of the trainer's. */
function takenSentence({ by, zone, to, booked }: NewTimeFacts, bufferMinutes: number): string | null {
  const overlaps = ({ startsAt, endsAt }: Span, minutes = 0) =>
    startsAt.getTime() < to.endsAt.getTime() + minutes * 60_000 &&
    endsAt.getTime() > to.startsAt.getTime() - minutes * 60_000;

  const own = booked.find((other) => other.isOfStudent && overlaps(other));
  if (own) {
    return by === 'student'
      ? `Your other session of ${own.courseTitle} is in the way, ${when(own, zone)}. Choose another time.`
      : `In the way: session ${own.ordinal} of ${own.courseTitle} of ${own.studentName} (P-${own.number}), ${when(own, zone)}. Nobody is in two sessions at once.`;
  }
  const held = booked.find((other) => other.isOfTrainer && overlaps(other, bufferMinutes));
  if (!held) return null;
  if (by === 'student') return 'Your trainer is taken then. Choose another time.';
  const why = overlaps(held)
    ? 'Nobody is in two sessions at once.'
    : `${held.trainerName} keeps ${bufferMinutes} minutes free between sessions.`;
  return `In the way: ${held.trainerName} holds session ${held.ordinal} of ${held.courseTitle} for ${held.studentName} (P-${held.number}), ${when(held, zone)}. ${why}`;
}

function when(span: Span, zone: string): string {
  const options = { weekday: 'short', day: 'numeric', month: 'short', timeZone: zone } as const;
  const day = new Intl.DateTimeFormat('en-GB', options).format(span.startsAt);
  return `${day}, ${spanWords(span, zone, { to: ' to ' })}`;
}

const ruleSentences: Record<TimeRule, string> = {
  hours: 'The trainer does not work then. Choose another time.',
  leave: 'The trainer is away then. Choose another time.',
  buffer: 'The trainer has a session too close to it. Choose another time.',
  'weekly-hours': 'The trainer has no hours left in that week. Choose another week.',
  notice: 'That is too soon: a session is booked twelve hours ahead at least.',
};

const refusal = (code: string, message: string) => ({ code: `reschedule.${code}`, message });
