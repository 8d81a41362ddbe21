import { Badge } from '@/components/ui/badge';
import type { LastCheck } from '@/server/operations/integrity/get-last-check';
import { Table, Td, Th, Tr } from '../table';

/** The invariants and a sample of their violations, violated ones first. */
export function IntegrityTable({ results }: { results: LastCheck['results'] }) {
  return (
    <Table
      label="Invariants"
      head={
        <>
          <Th>Invariant</Th>
          <Th>Holds</Th>
          <Th className="hidden sm:table-cell">Violations</Th>
        </>
      }
    >
      {results
        .toSorted((a, b) => b.count - a.count)
        .map(({ name, promise, count, examples }) => (
          <Tr key={name}>
            <Td>{promise}</Td>
            <Td>
              {count === 0 ? <Badge tone="ok">Holds</Badge> : <Badge tone="bad">{count} violated</Badge>}
            </Td>
            <Td className="hidden py-1 text-muted sm:table-cell">
              {examples.map(({ id, detail }) => (
                <span key={`${id}${detail}`} className="block wrap-anywhere">
                  <code className="font-mono text-xs">{id}</code> {detail}
                </span>
              ))}
            </Td>
          </Tr>
        ))}
    </Table>
  );
}
