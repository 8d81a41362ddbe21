import type { TrainingSessionStatus } from '@/prisma/generated/enums';
import type { TimeRule } from '@/server/process/vocabulary/trainer-rules';
import type { Span } from '@/server/scheduling/calendar/trainer-calendar';

export type UndoFacts = {
  now: Date;
  former: { id: string; name: string; leftAt: Date | null };
  /** The sessions as they are now. */
  sessions: {
    id: string;
    ordinal: number;
    status: TrainingSessionStatus;
    sequence: number;
    startsAt: Date;
  }[];
  /** What the reallocation did to each. */
  moves: { sessionId: string; sequence: number; fromStartsAt: Date; fromEndsAt: Date }[];
  /** What either person has besides. */
  busy: (Span & { trainerId: string })[];
  /** The rules that each session would break at its former time and that were not overridden for the former trainer. */
  broken: { sessionId: string; rules: TimeRule[] }[];
};

/** Undoing is staff's decision, and the former trainer had these times: it needs no notice. */
const words: Record<Exclude<TimeRule, 'notice'>, (name: string) => string> = {
  hours: (name) => `outside the availability of ${name}`,
  leave: (name) => `inside the time off of ${name}`,
  buffer: (name) => `closer to another session than ${name} allows`,
  'weekly-hours': (name) => `in a week in which ${name} has no hours left`,
};

/** Why a reallocation cannot be undone, precisely; null when it can. */
export function checkUndo(facts: UndoFacts): { code: string; message: string } | null {
  const { now, former, sessions, moves, busy } = facts;
  const no = (code: string, message: string) => ({ code: `undo.${code}`, message });
  if (former.leftAt) return no('trainer-left', `${former.name} has left.`);
  if (moves.length === 0 && sessions.length > 0) {
    return no(
      'booked-since',
      'The sessions were booked after it: there are no former times. Reallocate instead.',
    );
  }
  const byId = new Map(sessions.map((session) => [session.id, session]));
  for (const move of moves) {
    const session = byId.get(move.sessionId);
    if (!session) return no('cancelled-since', 'One of the moved sessions was cancelled since.');
    const name = `Session ${session.ordinal}`;
    if (session.status === 'HELD') return no('held-since', `${name} has been held since.`);
    if (session.startsAt <= now) return no('begun-since', `${name} has begun since.`);
    if (session.sequence !== move.sequence) return no('moved-since', `${name} was given another time since.`);
    if (move.fromStartsAt <= now)
      return no('time-passed', `The former time of session ${session.ordinal} is over.`);
    const taken = busy.find((span) => span.startsAt < move.fromEndsAt && move.fromStartsAt < span.endsAt);
    if (taken) {
      const who = taken.trainerId === former.id ? former.name : 'The student';
      return no(
        'time-taken',
        `${who} has something else at the former time of session ${session.ordinal} now.`,
      );
    }
    for (const rule of facts.broken.find(({ sessionId }) => sessionId === session.id)?.rules ?? []) {
      if (rule === 'notice') continue;
      const where = words[rule](former.name);
      return no(rule, `${name} would be ${where} now. Reallocate instead: rules can be overridden there.`);
    }
  }
  return null;
}
