import type { Level } from '@/prisma/generated/enums';
import type { WeeklyWindow } from '@/server/scheduling/calendar/is-available';
import type { Span } from '@/server/scheduling/calendar/trainer-calendar';
import type { Preferences, PreferredTime } from '@/server/scheduling/preferences/preferences';
import { levels } from '@/server/school/vocabulary/levels';

/** One thing to change so that a trainer can take a purchase. Never the language: nobody learns one for a purchase. */
type Change =
  | { kind: 'cap'; from: number; to: number }
  | { kind: 'paused' }
  | { kind: 'skill'; skill: string; to: Level }
  | { kind: 'level'; skill: string; from: Level; to: Level }
  /** Minutes in a week. */
  | { kind: 'weekly-hours'; from: number; to: number }
  /** `to` is null when the time off would have to be taken back altogether. In the trainer's zone. */
  | { kind: 'leave'; from: Span; to: Span | null; zone: string }
  /** In the trainer's zone. */
  | { kind: 'window'; windows: { from: WeeklyWindow; to: WeeklyWindow }[]; zone: string }
  /** In the student's zone; `preferences` are theirs with this one preferred time changed. */
  | { kind: 'time'; from: PreferredTime; to: PreferredTime; zone: string; preferences: Preferences };

/** A change, whom it would bring, and when the series would begin then. */
export type UnblockingChange = Change & {
  trainerId: string;
  trainerName: string;
  /** See costOf: the lower, the smaller the change. */
  cost: number;
  firstStartsAt: Date;
};
export type ProposedChange = Change;

/**
 * How much a change asks of people, to rank changes. One more place is a click (10 each). A higher weekly limit and longer
 * windows ask a trainer for time (15 and 20 per half hour). Another preferred time asks the student, who paid for this one
 * (40, and 10 per half hour, or 100 for another day). Pause and leave were a person's decision (50; 60 and 5 per day). Level
 * and skill need a trainer who can teach it (80 per level, 120).
 */
export function costOf(change: Change): number {
  switch (change.kind) {
    case 'cap':
      return 10 * (change.to - change.from);
    case 'weekly-hours':
      return 15 * Math.ceil((change.to - change.from) / 30);
    case 'window':
      return change.windows.reduce(
        (sum, { from, to }) => sum + (20 * (lengthOf(to) - lengthOf(from))) / 30,
        0,
      );
    case 'time':
      return change.from.weekday === change.to.weekday
        ? 40 + (10 * Math.abs(change.to.minute - change.from.minute)) / 30
        : 100;
    case 'paused':
      return 50;
    case 'leave': {
      const cut =
        change.from.endsAt.getTime() - (change.to ?? { endsAt: change.from.startsAt }).endsAt.getTime();
      return 60 + 5 * Math.ceil(cut / 86_400_000);
    }
    case 'level':
      return 80 * (levels.indexOf(change.to) - levels.indexOf(change.from));
    case 'skill':
      return 120;
  }
}

const lengthOf = ({ startMinute, endMinute }: WeeklyWindow) => endMinute - startMinute;
