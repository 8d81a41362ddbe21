import { Badge } from '@/components/ui/badge';
import { RelativeTime } from '@/components/ui/relative-time';
import type { Stage } from '@/server/pipeline/contract';
import type { Registration } from '@/server/pipeline/fetch-registration';
import { Table, Td, Th, Tr } from '../table';

/** The contract beside what is live: each stage, whether Inngest has its function, and when it last wrote a result. */
export function ContractTable({
  contract,
  registration,
  lastProcessed,
  now,
}: {
  contract: readonly Stage[];
  registration: Registration;
  lastProcessed: Record<string, Date | null>;
  now: Date;
}) {
  return (
    <Table
      label="The pipeline contract"
      head={
        <>
          <Th>Function</Th>
          <Th>Registered</Th>
          <Th className="hidden sm:table-cell">Consumes</Th>
          <Th className="hidden md:table-cell">Writes</Th>
          <Th className="hidden md:table-cell">Emits</Th>
          <Th className="hidden text-right sm:table-cell">Due within</Th>
          <Th className="text-right">Last result</Th>
        </>
      }
    >
      {contract.map((stage) => (
        <Tr key={stage.stage}>
          <Td className="font-mono text-xs font-semibold whitespace-nowrap">{stage.consumer}</Td>
          <Td>
            <Registered id={stage.consumer} registration={registration} />
          </Td>
          <Td className="hidden font-mono text-xs whitespace-nowrap sm:table-cell">{stage.consumes}</Td>
          <Td className="hidden font-mono text-xs text-muted md:table-cell">{stage.writes}</Td>
          <Td className="hidden font-mono text-xs whitespace-nowrap text-muted md:table-cell">
            {stage.emits}
          </Td>
          <Td className="hidden text-right whitespace-nowrap sm:table-cell">{stage.dueWithinSeconds} s</Td>
          <Td className="text-right whitespace-nowrap text-muted">
            <LastResult at={lastProcessed[stage.consumer] ?? null} now={now} />
          </Td>
        </Tr>
      ))}
    </Table>
  );
}

function LastResult({ at, now }: { at: Date | null; now: Date }) {
  return at ? <RelativeTime at={at} now={now} /> : 'never';
}

/** Whether Inngest has the function, or that it does not say. */
export function Registered({ id, registration }: { id: string; registration: Registration }) {
  if (!registration.ok) return <Badge tone="warn">Unknown</Badge>;
  return registration.registered.includes(id) ? (
    <Badge tone="ok">Yes</Badge>
  ) : (
    <Badge tone="bad">Missing</Badge>
  );
}
