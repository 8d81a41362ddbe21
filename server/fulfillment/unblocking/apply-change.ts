import type { Candidate, Need } from '../choosing/rank-trainers';
import type { ProposedChange } from './unblocking-change';

/** The trainer and the need as they would be after a change. */
export function applyChange(
  change: ProposedChange,
  candidate: Candidate,
  need: Need,
): { candidate: Candidate; need: Need } {
  const { times } = candidate;
  switch (change.kind) {
    case 'cap':
      return { need, candidate: { ...candidate, maxStudents: change.to } };
    case 'paused':
      return { need, candidate: { ...candidate, isPaused: false } };
    case 'skill':
    case 'level':
      return { need, candidate: { ...candidate, level: change.to } };
    case 'weekly-hours':
      return { need, candidate: { ...candidate, times: times && { ...times, maxWeeklyMinutes: change.to } } };
    case 'leave': {
      const rest = (times?.timeOff ?? []).filter((span) => span !== change.from);
      const timeOff = change.to ? [...rest, change.to] : rest;
      return { need, candidate: { ...candidate, times: times && { ...times, timeOff } } };
    }
    case 'window': {
      const changed = new Map(change.windows.map(({ from, to }) => [from, to]));
      const availability = (times?.availability ?? []).map((window) => changed.get(window) ?? window);
      return { need, candidate: { ...candidate, times: times && { ...times, availability } } };
    }
    case 'time':
      return { need: { ...need, preferences: change.preferences }, candidate };
  }
}
