import { RelativeTime } from '@/components/time/relative-time';
import { Badge } from '@/components/ui/badge';
import { Link } from '@/components/ui/link';
import { Money } from '@/components/ui/money';
import type { IncidentRow } from '@/server/operations/incidents/list-incidents';
import { Table, Td, Th, Tr } from '../table';

/** Incidents: the symptom, how many purchases are stuck, the money at risk, and since when. */
export function IncidentsTable({ label, rows, now }: { label: string; rows: IncidentRow[]; now: Date }) {
  return (
    <Table
      label={label}
      head={
        <>
          <Th>Cause</Th>
          <Th className="hidden md:table-cell">Symptom</Th>
          <Th className="text-right">Purchases</Th>
          <Th className="text-right">At risk</Th>
          <Th className="hidden text-right sm:table-cell">First seen</Th>
          <Th className="hidden text-right lg:table-cell">Last seen</Th>
        </>
      }
    >
      {rows.map(
        ({
          id,
          cause,
          title,
          waits,
          work,
          open,
          total,
          atRisk,
          headline,
          openedAt,
          lastSeenAt,
          closedAt,
        }) => (
          <Tr key={id}>
            <Td className="py-2">
              <Link
                href={`/admin/incidents/${id}`}
                data-row
                className="grid justify-items-start gap-0.5 after:absolute after:inset-0 focus-visible:outline-none"
              >
                <Badge tone={closedAt ? 'neutral' : waits ? 'warn' : 'bad'}>{cause}</Badge>
                <span className="text-xs text-muted">{work ? `${title} · ${work}` : title}</span>
              </Link>
            </Td>
            <Td className="hidden max-w-[34rem] py-2 wrap-anywhere md:table-cell">{headline}</Td>
            <Td className="text-right">{closedAt ? <span className="text-muted">{total}</span> : open}</Td>
            <Td className="text-right font-semibold whitespace-nowrap">
              {atRisk.length === 0
                ? '–'
                : atRisk.map(({ currency, amount }) => (
                    <span key={currency} className="block">
                      <Money amount={amount} currency={currency} />
                    </span>
                  ))}
            </Td>
            <Td className="hidden text-right whitespace-nowrap text-muted sm:table-cell">
              <RelativeTime at={openedAt} now={now} />
            </Td>
            <Td className="hidden text-right whitespace-nowrap text-muted lg:table-cell">
              <RelativeTime at={closedAt ?? lastSeenAt} now={now} />
            </Td>
          </Tr>
        ),
      )}
    </Table>
  );
}
