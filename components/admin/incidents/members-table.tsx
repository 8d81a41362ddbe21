import { RelativeTime } from '@/components/time/relative-time';
import { Badge } from '@/components/ui/badge';
import { Link } from '@/components/ui/link';
import { Money } from '@/components/ui/money';
import type { IncidentDetail } from '@/server/operations/incidents/get-incident';
import { Table, Td, Th, Tr } from '../table';

/** The purchases of an incident, those still stuck first. */
export function MembersTable({
  members,
  waits,
  now,
}: {
  members: IncidentDetail['members'];
  /** They wait for a trainer to have room and are not broken. */
  waits: boolean;
  now: Date;
}) {
  return (
    <Table
      label="Purchases of the incident"
      head={
        <>
          <Th>Purchase</Th>
          <Th className="hidden sm:table-cell">Student</Th>
          <Th className="hidden lg:table-cell">Course</Th>
          <Th className="text-right">Amount</Th>
          <Th>State</Th>
          <Th className="text-right">Late since</Th>
        </>
      }
    >
      {members.map(({ stopId, since, endedAt, purchase }) => (
        <Tr key={`${purchase.id}${stopId}`}>
          <Td className="font-mono">
            <Link
              href={`/admin/purchases/P-${purchase.number}`}
              data-row
              className="after:absolute after:inset-0 focus-visible:outline-none"
            >
              P-{purchase.number}
            </Link>
          </Td>
          <Td className="hidden sm:table-cell">{purchase.student.name}</Td>
          <Td className="hidden text-muted lg:table-cell">{purchase.course.title}</Td>
          <Td className="text-right whitespace-nowrap">
            <Money amount={purchase.amount} currency={purchase.currency} />
          </Td>
          <Td>
            {endedAt ? (
              <Badge tone="ok">Recovered</Badge>
            ) : waits ? (
              <Badge tone="warn">Waiting</Badge>
            ) : (
              <Badge tone="bad">Stuck</Badge>
            )}{' '}
            <span className="hidden text-muted md:inline">{purchase.status}</span>
          </Td>
          <Td className="text-right whitespace-nowrap text-muted">
            <RelativeTime at={since} now={now} />
          </Td>
        </Tr>
      ))}
    </Table>
  );
}
