import { formatTime } from '@/server/core/time/format-time';
import type { PurchaseDetail } from '@/server/purchases/get-purchase';

type Session = PurchaseDetail['sessions'][number];

/** Who joined a session first when, and who recorded its result. */
export function SessionEvidence({
  joins,
  result,
  zone,
}: Pick<Session, 'joins' | 'result'> & { zone: string }) {
  const at = (instant: Date) => formatTime(instant, 'time', zone);
  const student = joins.find(({ trainerId }) => trainerId === null);
  const trainer = joins.find(({ trainerId }) => trainerId !== null);
  return (
    <>
      {(student || trainer) && (
        <span className="block text-xs text-muted">
          Joined: student {student ? at(student.joinedAt) : 'never'}, trainer{' '}
          {trainer ? at(trainer.joinedAt) : 'never'}
        </span>
      )}
      {result && <span className="block text-xs text-muted">Recorded by {result.actorName}</span>}
    </>
  );
}
