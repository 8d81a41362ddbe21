import { Badge } from '@/components/ui/badge';
import { Link } from '@/components/ui/link';
import type { AbsenceRow } from '@/server/fulfillment/absences/list-absences';
import { Table, Td, Th, Tr } from '../table';
import { spanWords } from './span-words';

/** Which trainer was away when, and how many of their purchases are covered. */
export function AbsencesTable({ absences }: { absences: AbsenceRow[] }) {
  return (
    <Table
      label="Absences"
      head={
        <>
          <Th>Trainer</Th>
          <Th>When</Th>
          <Th className="hidden md:table-cell">Reason</Th>
          <Th className="text-right">Covered</Th>
        </>
      }
    >
      {absences.map((absence) => (
        <Tr key={absence.id}>
          <Td>
            <Link
              href={`/admin/absences/${absence.id}`}
              data-row=""
              className="font-semibold after:absolute after:inset-0"
            >
              {absence.trainer.name}
            </Link>
          </Td>
          <Td>{spanWords(absence, absence.trainer.zone)}</Td>
          <Td className="hidden text-muted md:table-cell">{absence.reason}</Td>
          <Td className="text-right whitespace-nowrap">
            {absence.failed > 0 && <Badge tone="bad">{absence.failed} failed</Badge>} {absence.done} of{' '}
            {absence.affected}
          </Td>
        </Tr>
      ))}
    </Table>
  );
}
