import type { Level } from '@/prisma/generated/enums';
import type { WeeklyWindow } from '@/server/scheduling/calendar/is-available';
import { clockWord, wallTimeWord, weekdayWord } from '@/server/scheduling/calendar/wall-clock-words';
import type { UnblockingChange } from './unblocking-change';

/** A change as a sentence that tells staff what to do. */
export function describeUnblock(change: UnblockingChange): string {
  const name = change.trainerName;
  switch (change.kind) {
    case 'cap':
      return `Raise ${name}’s cap from ${change.from} to ${change.to} ${change.to === 1 ? 'student' : 'students'}.`;
    case 'paused':
      return `Let ${name} take new students again.`;
    case 'skill':
      return `Add ${change.skill} to what ${name} teaches, at the level ${levelWord(change.to)}.`;
    case 'level':
      return `Raise ${name}’s level in ${change.skill} from ${levelWord(change.from)} to ${levelWord(change.to)}.`;
    case 'weekly-hours':
      return `Raise ${name}’s weekly limit from ${hours(change.from)} to ${hours(change.to)}.`;
    case 'leave': {
      const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: change.zone });
      const { startsAt, endsAt } = change.from;
      // The last moment of it, as it may end with a day.
      const last = (end: Date) => day.format(end.getTime() - 1);
      return change.to
        ? `End ${name}’s time off after ${last(change.to.endsAt)} instead of ${last(endsAt)}.`
        : `Take back ${name}’s time off from ${day.format(startsAt)} to ${last(endsAt)}.`;
    }
    case 'window':
      return `Let ${name} work ${joined(change.windows.map(windowWords))} (${change.zone}).`;
    case 'time': {
      const asked = `${wallTimeWord(change.from)} to ${wallTimeWord(change.to)}`;
      return `Ask the student to move ${asked} (${change.zone}): ${name} could hold it.`;
    }
  }
}

const levelWord = (level: Level) => level.toLowerCase();
const hours = (minutes: number) => `${Number((minutes / 60).toFixed(1))} h`;
const joined = (parts: string[]) => new Intl.ListFormat('en', { type: 'conjunction' }).format(parts);

function windowWords({ from, to }: { from: WeeklyWindow; to: WeeklyWindow }): string {
  const day = `on ${weekdayWord(from.weekday)}s`;
  return to.startMinute < from.startMinute
    ? `from ${clockWord(to.startMinute)} instead of ${clockWord(from.startMinute)} ${day}`
    : `until ${clockWord(to.endMinute)} instead of ${clockWord(from.endMinute)} ${day}`;
}
