'use client';

import { useLiveRoom } from '@/components/api/use-live-room';
import { useRefresh } from '@/components/api/use-refresh';
import { Avatar } from '@/components/ui/avatar';
import { Badge } from '@/components/ui/badge';

type Person = { side: 'student' | 'trainer'; name: string; isPresent: boolean; isYou: boolean };

/** Both people of a session, and who of them has this page open. The reader is present for as long as it is. */
export function WaitingRoom({ sessionId, people }: { sessionId: string; people: Person[] }) {
  const refresh = useRefresh();
  const status = useLiveRoom(sessionId, refresh);
  return (
    <section aria-labelledby="room" className="panel mt-6">
      <h2 id="room" className="px-4 pt-3.5 pb-2 font-semibold">
        In this room
      </h2>
      <ul aria-live="polite" className="divide-y divide-line border-t border-line">
        {people.map(({ side, name, isPresent, isYou }) => (
          <li key={side} className="flex items-center gap-3 px-4 py-3">
            <Avatar name={name} size={40} />
            <p className="min-w-0 flex-1">
              <span className="block font-medium wrap-anywhere">
                {name}
                {isYou && <span className="font-normal text-muted"> (you)</span>}
              </span>
              <span className="block text-sm text-muted">{side === 'student' ? 'Student' : 'Trainer'}</span>
            </p>
            <Badge tone={isPresent ? 'ok' : 'neutral'}>{isPresent ? 'Here' : 'Not here yet'}</Badge>
          </li>
        ))}
      </ul>
      <p role="status" className="px-4 pb-3 text-sm text-muted empty:hidden">
        {status === 'polling' && 'No live connection. We’re reconnecting.'}
      </p>
    </section>
  );
}
