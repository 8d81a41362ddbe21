import { RelativeTime } from '@/components/time/relative-time';
import { Link } from '@/components/ui/link';
import type { PipelineFacts } from '@/server/operations/overview/get-pipeline-facts';
import { Elapsed } from '../elapsed';
import { Table, Td, Th, Tr } from '../table';

/**
 * Events that Inngest has not accepted yet, the oldest first. `waitsFor` maps an event's name to the missing functions that
 * hold it back.
 */
export function BacklogTable({
  rows,
  now,
  waitsFor,
}: {
  rows: PipelineFacts['backlog']['rows'];
  now: Date;
  waitsFor: Record<string, readonly string[]>;
}) {
  const whyWaiting = ({ name, lastError }: (typeof rows)[number]) =>
    waitsFor[name]?.length
      ? `Waits until ${waitsFor[name].join(' and ')} is registered`
      : (lastError ?? 'none');
  return (
    <Table
      label="Events waiting to be published"
      head={
        <>
          <Th>Event</Th>
          <Th>Purchase</Th>
          <Th className="text-right">Waiting</Th>
          <Th className="text-right">Attempts</Th>
          <Th className="hidden md:table-cell">Next attempt</Th>
          <Th className="hidden md:table-cell">Reason</Th>
        </>
      }
    >
      {rows.map((row) => (
        <Tr key={row.id}>
          <Td className="font-mono text-xs whitespace-nowrap">{row.name}</Td>
          <Td>
            {row.purchase ? (
              <Link
                href={`/admin/purchases/P-${row.purchase.number}`}
                className="rounded font-mono text-xs whitespace-nowrap underline underline-offset-2"
              >
                P-{row.purchase.number}
              </Link>
            ) : (
              <span className="text-muted">none</span>
            )}
          </Td>
          <Td className="text-right whitespace-nowrap">
            <Elapsed since={row.createdAt} now={now} />
          </Td>
          <Td className="text-right">{row.attempts}</Td>
          <Td className="hidden whitespace-nowrap text-muted md:table-cell">
            <RelativeTime at={row.nextAttemptAt} now={now} />
          </Td>
          <Td className="hidden max-w-80 truncate text-muted md:table-cell" title={whyWaiting(row)}>
            {whyWaiting(row)}
          </Td>
        </Tr>
      ))}
    </Table>
  );
}
