import { ScrollArea } from '@/components/page/scroll-area';
import { Badge } from '@/components/ui/badge';
import { formatTime, zoneCity } from '@/server/core/time/format-time';
import type { ReallocationPreview } from '@/server/fulfillment/reallocating/preview-reallocation';
import { Td, Th } from '../table';

/** Each session that moves to the new trainer, with its old and new time for the student and the new trainer. */
export function MovesTable({ preview }: { preview: ReallocationPreview }) {
  const { moves, student, to } = preview;
  return (
    <ScrollArea label="Moves" className="max-h-80 rounded-xl border border-line">
      <table
        className="w-full border-collapse text-left whitespace-nowrap text-ink"
        aria-label="Sessions that move"
      >
        <thead className="sticky top-0 bg-surface">
          <tr>
            <Th className="w-10">No.</Th>
            <Th>Student, {zoneCity(student.zone)}</Th>
            <Th>
              {to.name}, {zoneCity(to.zone)}
            </Th>
            <Th className="text-right">Time</Th>
          </tr>
        </thead>
        <tbody>
          {moves.map(({ ordinal, from, to: after, kept }) => (
            <tr key={ordinal} className="border-t border-line">
              <Td className="text-muted">{ordinal}</Td>
              <Td>
                {!kept && (
                  <s className="block text-xs text-muted">
                    <span className="sr-only">was </span>
                    <Slot at={from} zone={student.zone} />
                  </s>
                )}
                <Slot at={after} zone={student.zone} />
              </Td>
              <Td className="text-muted">
                <Slot at={after} zone={to.zone} />
              </Td>
              <Td className="text-right">
                <Badge tone={kept ? 'ok' : 'warn'}>{kept ? 'Kept' : 'Changed'}</Badge>
              </Td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollArea>
  );
}

function Slot({ at, zone }: { at: { startsAt: Date }; zone: string }) {
  return (
    <time dateTime={at.startsAt.toISOString()} title={`${formatTime(at.startsAt, 'full', 'UTC')} UTC`}>
      {formatTime(at.startsAt, 'day', zone)}, {formatTime(at.startsAt, 'time', zone)}
    </time>
  );
}
