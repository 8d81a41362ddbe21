import type { ReallocationPreview } from '@/server/fulfillment/reallocating/preview-reallocation';

const sessions = (count: number) => `${count} ${count === 1 ? 'session' : 'sessions'}`;

/** A preview in one sentence. */
export function movedWords({ moves, booking, from, to }: ReallocationPreview): string {
  if (moves.length === 0)
    return `${to.name} is allocated, and the pipeline books ${sessions(booking.length)}.`;
  const kept = moves.filter((move) => move.kept).length;
  const other = moves.length - kept;
  const who = `${sessions(moves.length)} ${moves.length === 1 ? 'moves' : 'move'} from ${from?.name ?? 'nobody'} to ${to.name}`;
  if (other === 0) return `${who}, ${kept === 1 ? 'at the same time' : 'all at the same times'}.`;
  return kept === 0
    ? `${who}, each to a new time.`
    : `${who}: ${kept} at the same times, ${other} at new times.`;
}

const roles = { student: 'student', 'former-trainer': 'current trainer', trainer: 'new trainer' } as const;

/** The people who get an email about the move. */
export function recipientWords({ recipients, moves }: ReallocationPreview): string {
  if (moves.length === 0)
    return 'The student and the trainer get their schedule when the sessions are booked.';
  return `${recipients.map(({ name, role }) => `${name} (${roles[role]})`).join(', ')}, each in their own time zone.`;
}
