import { Link } from '@/components/ui/link';
import { formatTime } from '@/server/core/time/format-time';
import { spanWords } from '@/server/core/time/span-words';
import type { SessionsOutside } from '@/server/school/trainers/find-sessions-outside';

/** Booked sessions outside the availability. They stay, and can be moved one by one. */
export function OutsideList({
  outside,
  zone,
  as,
}: {
  outside: SessionsOutside;
  zone: string;
  as: 'staff' | 'trainer';
}) {
  const { count, sessions } = outside;
  return (
    <details className="rounded-lg bg-warn-soft px-3 py-2">
      <summary className="cursor-pointer font-medium text-warn">
        {count === 1 ? '1 booked session is' : `${count} booked sessions are`} outside these times, and{' '}
        {count === 1 ? 'stays' : 'stay'}
      </summary>
      <ul className="mt-1.5 grid gap-1">
        {sessions.map(({ id, startsAt, endsAt, purchase }) => (
          <li key={id}>
            {formatTime(startsAt, 'day', zone)}, {spanWords({ startsAt, endsAt }, zone, { to: ' to ' })}{' '}
            {as === 'staff' ? (
              <Link href={`/admin/purchases/P-${purchase.number}`} className="prose-link">
                {purchase.student.name}
              </Link>
            ) : (
              purchase.student.name
            )}
          </li>
        ))}
        {count > sessions.length && <li className="text-muted">and {count - sessions.length} more</li>}
      </ul>
    </details>
  );
}
