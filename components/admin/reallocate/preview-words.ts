import type { ReallocationPreview } from '@/server/fulfillment/reallocating/preview-reallocation';

const sessions = (count: number) => `${count} ${count === 1 ? 'session' : 'sessions'}`;

/** What a preview comes to, in a sentence. */
export function movedWords({ moves, booking, from, to }: ReallocationPreview): string {
  if (moves.length === 0) return `${to.name} gets it, and the pipeline books ${sessions(booking.length)}.`;
  const kept = moves.filter((move) => move.kept).length;
  const other = moves.length - kept;
  const who = `${sessions(moves.length)} ${moves.length === 1 ? 'moves' : 'move'} from ${from?.name ?? 'nobody'} to ${to.name}`;
  if (other === 0) return `${who}, ${kept === 1 ? 'at its time' : 'all at their times'}.`;
  return kept === 0
    ? `${who}, each to another time.`
    : `${who}: ${kept} at their times, ${other} at another.`;
}

const roles = { student: 'student', 'former-trainer': 'trainer until now', trainer: 'new trainer' } as const;

/** Who gets a mail about it. */
export function toldWords({ told, moves }: ReallocationPreview): string {
  if (moves.length === 0) return 'Student and trainer get their schedule when the sessions are booked.';
  return `${told.map(({ name, role }) => `${name} (${roles[role]})`).join(', ')}, each in their own zone.`;
}
