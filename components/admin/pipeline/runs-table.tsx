import { LocalTime } from '@/components/time/local-time';
import { Badge } from '@/components/ui/badge';
import { Link } from '@/components/ui/link';
import type { PipelineFacts } from '@/server/operations/overview/get-pipeline-facts';
import { Table, Td, Th, Tr } from '../table';

/** The latest runs: results, and failed attempts with their error. */
export function RunsTable({ rows, zone }: { rows: PipelineFacts['runs']; zone?: string }) {
  return (
    <Table
      label="Latest runs"
      head={
        <>
          <Th>When</Th>
          <Th>Function</Th>
          <Th>Purchase</Th>
          <Th>Outcome</Th>
          <Th>Result or error</Th>
          <Th className="text-right">Attempt</Th>
          <Th>Run</Th>
        </>
      }
    >
      {rows.map((row) => (
        <Tr key={row.id}>
          <Td className="whitespace-nowrap text-muted">
            <LocalTime at={row.at} zone={zone} />
          </Td>
          <Td className="font-mono text-xs whitespace-nowrap">{row.functionId}</Td>
          <Td>
            <Link
              href={`/admin/purchases/P-${row.purchaseNumber}`}
              className="rounded font-mono text-xs whitespace-nowrap underline underline-offset-2"
            >
              P-{row.purchaseNumber}
            </Link>
          </Td>
          <Td>
            <Outcome row={row} />
          </Td>
          <Td className="max-w-72 truncate" title={row.error ?? undefined}>
            {row.error ?? <span className="text-muted">{row.result}</span>}
          </Td>
          <Td className="text-right">{row.attempt === null ? '' : row.attempt + 1}</Td>
          <Td className="font-mono text-xs whitespace-nowrap text-muted">{row.runId}</Td>
        </Tr>
      ))}
    </Table>
  );
}

function Outcome({ row }: { row: PipelineFacts['runs'][number] }) {
  if (row.error === null) return <Badge tone="ok">Done</Badge>;
  return row.isTriedAgain ? <Badge tone="warn">Retrying</Badge> : <Badge tone="bad">Failed</Badge>;
}
