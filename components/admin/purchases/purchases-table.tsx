import { StageBars } from '@/components/purchase/stage-rail';
import { type RailStages, stageStates } from '@/components/purchase/stage-states';
import { StatusBadge } from '@/components/purchase/status-badge';
import { RelativeTime } from '@/components/time/relative-time';
import { Link } from '@/components/ui/link';
import { Money } from '@/components/ui/money';
import { causeTitle } from '@/server/operations/vocabulary/causes';
import type { PurchaseRow } from '@/server/purchases/list-purchases';
import { Elapsed } from '../elapsed';
import { Table, Td, Th, Tr } from '../table';

/** Purchases with their student, course, progress, cause, amount and delay. */
export function PurchasesTable({
  rows,
  stages,
  now,
}: {
  rows: PurchaseRow[];
  stages: RailStages;
  now: Date;
}) {
  return (
    <Table
      label="Purchases"
      head={
        <>
          <Th>Purchase</Th>
          <Th>Student</Th>
          <Th className="hidden lg:table-cell">Course</Th>
          <Th>Progress</Th>
          <Th className="hidden sm:table-cell">Status</Th>
          <Th className="hidden xl:table-cell">Cause</Th>
          <Th className="hidden text-right md:table-cell">Amount</Th>
          <Th className="hidden text-right 2xl:table-cell">Paid</Th>
          <Th className="text-right">Late by</Th>
        </>
      }
    >
      {rows.map((row) => (
        <Tr key={row.id}>
          <Td>
            <Link
              href={`/admin/purchases/P-${row.number}`}
              data-row=""
              className="font-mono text-[0.75rem] whitespace-nowrap after:absolute after:inset-0 focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-accent"
            >
              P-{row.number}
            </Link>
          </Td>
          <Td className="max-w-24 truncate sm:max-w-44" title={row.student.email}>
            {row.student.name}
          </Td>
          <Td
            className="hidden max-w-36 truncate text-muted lg:table-cell 2xl:max-w-56"
            title={row.course.title}
          >
            {row.course.title}, {row.sessionCount}
          </Td>
          <Td>
            <StageBars
              stages={stageStates(stages, {
                status: row.status,
                isLate: row.isLate,
                reached: reachedBy(row),
              })}
            />
          </Td>
          <Td className="hidden sm:table-cell">
            <StatusBadge status={row.status} isLate={row.isLate} />
          </Td>
          <Td
            className="hidden max-w-40 truncate xl:table-cell 2xl:max-w-56"
            title={row.cause ? causeTitle(row.cause) : undefined}
          >
            {row.cause ? causeTitle(row.cause) : <None />}
          </Td>
          <Td className="hidden text-right md:table-cell">
            <Money amount={row.amount} currency={row.currency} />
          </Td>
          <Td className="hidden text-right whitespace-nowrap text-muted 2xl:table-cell">
            {row.confirmedAt ? <RelativeTime at={row.confirmedAt} now={now} /> : <None />}
          </Td>
          <Td className="text-right whitespace-nowrap">
            {row.isLate && row.stageDueAt ? <Elapsed since={row.stageDueAt} now={now} /> : <None />}
          </Td>
        </Tr>
      ))}
    </Table>
  );
}

function None() {
  return <span className="sr-only">no</span>;
}

/** How far a purchase came, when it has ended otherwise. */
function reachedBy({
  deliveredAt,
  bookedAt,
  confirmedAt,
}: {
  deliveredAt: Date | null;
  bookedAt: Date | null;
  confirmedAt: Date | null;
}) {
  if (deliveredAt) return 'DELIVERED';
  if (bookedAt) return 'SCHEDULED';
  return confirmedAt ? 'CONFIRMED' : null;
}
