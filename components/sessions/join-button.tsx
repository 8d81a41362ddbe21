'use client';

import { useClock } from '@/components/time/use-clock';
import { type ButtonLook, buttonClass } from '@/components/ui/button-class';

/** Joins a session while it can be joined; nothing before and after. `now` is the server's clock for the first paint. */
export function JoinButton({
  session: { id, ordinal, opensAt, closesAt },
  now,
  size = 'sm',
  className = '',
}: {
  session: { id: string; ordinal: number; opensAt: Date; closesAt: Date };
  now: Date;
  size?: ButtonLook['size'];
  className?: string;
}) {
  const clock = useClock(now);
  if (clock < opensAt.getTime() || clock >= closesAt.getTime()) return null;
  return (
    // Not Next's link: it would fetch the page early, and joining is recorded.
    <a
      href={`/sessions/${id}/join`}
      aria-label={`Join session ${ordinal}`}
      className={buttonClass({ size }, className)}
    >
      Join
    </a>
  );
}
