import { Reschedule } from '@/components/rescheduling/reschedule';
import { ResultBadge } from '@/components/sessions/result-badge';
import { Badge } from '@/components/ui/badge';
import { Panel } from '@/components/ui/panel';
import { formatTime, zoneCity } from '@/server/core/time/format-time';
import { spanWords } from '@/server/core/time/span-words';
import type { PurchaseDetail } from '@/server/purchases/get-purchase';
import { Td, Th } from '../table';
import { RecordResult } from './record-result';
import { SessionEvidence } from './session-evidence';

/** Every session in the time zones of the student and the trainer, with UTC on hover. */
export function SessionsCard({
  sessions,
  studentZone,
  courseTitle,
  now,
}: {
  sessions: PurchaseDetail['sessions'];
  studentZone: string;
  courseTitle: string;
  now: Date;
}) {
  const trainerZones = new Set(sessions.map(({ trainer }) => trainer.zone));
  const [trainerZone] = trainerZones;
  return (
    <Panel title="Sessions" className="overflow-hidden">
      {sessions.length === 0 ? (
        <p className="px-4 pb-4 text-muted">No sessions booked.</p>
      ) : (
        <div className="scroll-x">
          <table className="w-full border-collapse text-left whitespace-nowrap" aria-label="Sessions">
            <thead>
              <tr>
                <Th className="w-10">No.</Th>
                <Th>Student, {zoneCity(studentZone)}</Th>
                <Th>Trainer{trainerZones.size === 1 && trainerZone ? `, ${zoneCity(trainerZone)}` : ''}</Th>
                <Th className="text-right">Status</Th>
                <Th>
                  <span className="sr-only">Change</span>
                </Th>
              </tr>
            </thead>
            <tbody>
              {sessions.map(({ id, ordinal, startsAt, endsAt, status, trainer, result, joins }) => (
                <tr key={id} className={`border-t border-line ${status === 'CANCELLED' ? 'text-faint' : ''}`}>
                  <Td className="text-muted">{ordinal}</Td>
                  <Td>
                    <Slot startsAt={startsAt} endsAt={endsAt} zone={studentZone} />
                  </Td>
                  <Td className="text-muted">
                    <Slot startsAt={startsAt} endsAt={endsAt} zone={trainer.zone} />
                    {trainerZones.size > 1 && ` ${trainer.name}`}
                  </Td>
                  <Td className="text-right">
                    {status === 'CANCELLED' ? (
                      <Badge>Cancelled</Badge>
                    ) : result || endsAt <= now ? (
                      <ResultBadge result={result} reader="staff" />
                    ) : (
                      <Badge tone="info">{startsAt <= now ? 'In progress' : 'Scheduled'}</Badge>
                    )}
                    <SessionEvidence joins={joins} result={result} zone={trainer.zone} />
                  </Td>
                  <Td className="text-right">
                    {status === 'SCHEDULED' && startsAt > now && (
                      <Reschedule session={{ id, ordinal, courseTitle }} as="staff" />
                    )}
                    {status !== 'CANCELLED' && startsAt <= now && (
                      <RecordResult session={{ id, ordinal }} result={result} />
                    )}
                  </Td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Panel>
  );
}

function Slot({ startsAt, endsAt, zone }: { startsAt: Date; endsAt: Date; zone: string }) {
  return (
    <time dateTime={startsAt.toISOString()} title={`${formatTime(startsAt, 'full', 'UTC')} UTC`}>
      {formatTime(startsAt, 'day', zone)}, {spanWords({ startsAt, endsAt }, zone, { to: ' to ' })}
    </time>
  );
}
