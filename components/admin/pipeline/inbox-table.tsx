import { LocalTime } from '@/components/time/local-time';
import { Link } from '@/components/ui/link';
import type { PipelineFacts } from '@/server/operations/overview/get-pipeline-facts';
import { OutcomeBadge } from '../purchase/payment-card';
import { Raw } from '../raw';
import { Table, Td, Th, Tr } from '../table';
import { Redeliver } from './redeliver';

const whyOf = ({ outcomeReason, attempts, lastError }: PipelineFacts['inbox']['rows'][number]) =>
  outcomeReason ??
  (lastError && `${attempts === 1 ? '1 attempt' : `${attempts} attempts`} failed: ${lastError}`);

/** The latest webhooks from the payment provider and their outcome. */
export function InboxTable({ rows, zone }: { rows: PipelineFacts['inbox']['rows']; zone?: string }) {
  return (
    <Table
      label="Webhook inbox"
      head={
        <>
          <Th>Event</Th>
          <Th>Purchase</Th>
          <Th>Received</Th>
          <Th className="text-right">Deliveries</Th>
          <Th>Outcome</Th>
          <Th className="hidden md:table-cell">Why</Th>
          <Th>
            <span className="sr-only">Act</span>
          </Th>
        </>
      }
    >
      {rows.map((row) => (
        <Tr key={row.id}>
          <Td className="font-mono text-xs whitespace-nowrap" title={row.providerEventId}>
            {row.provider} {row.type}
          </Td>
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
          <Td className="whitespace-nowrap text-muted">
            <LocalTime at={row.receivedAt} zone={zone} />
          </Td>
          <Td className="text-right">{row.deliveries}</Td>
          <Td>
            <OutcomeBadge outcome={row.outcome} />
          </Td>
          <Td
            className={`hidden max-w-80 text-muted md:table-cell ${row.raw === null ? 'truncate' : ''}`}
            title={whyOf(row) ?? undefined}
          >
            {whyOf(row)}
            {row.raw !== null && <Raw label="As received" value={row.raw} />}
          </Td>
          <Td className="text-right">{row.outcome !== 'APPLIED' && <Redeliver inboxEventId={row.id} />}</Td>
        </Tr>
      ))}
    </Table>
  );
}
