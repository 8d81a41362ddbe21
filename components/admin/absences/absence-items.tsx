import { Badge } from '@/components/ui/badge';
import { Link } from '@/components/ui/link';
import { LinkButton } from '@/components/ui/link-button';
import type { AbsenceItemStatus } from '@/prisma/generated/enums';
import type { Tone } from '@/server/core/vocabulary/tone';
import type { AbsenceDetail } from '@/server/fulfillment/absences/get-absence';
import { Table, Td, Th, Tr } from '../table';

const statuses: Record<AbsenceItemStatus, [Tone, string]> = {
  FAILED: ['bad', 'Failed'],
  PENDING: ['neutral', 'To do'],
  MOVED: ['ok', 'Moved'],
  SKIPPED: ['info', 'Nothing to do'],
};

/** The result for each affected purchase. A failed one links to reallocation by hand. */
export function AbsenceItems({
  items,
  mayReallocate,
}: {
  items: AbsenceDetail['items'];
  mayReallocate: boolean;
}) {
  return (
    <Table
      label="Affected purchases"
      head={
        <>
          <Th>Purchase</Th>
          <Th className="hidden sm:table-cell">Student</Th>
          <Th>Result</Th>
          <Th className="text-right">
            <span className="sr-only">Act</span>
          </Th>
        </>
      }
    >
      {items.map(({ id, number, studentName, courseTitle, status, message }) => (
        <Tr key={id}>
          <Td className="whitespace-nowrap">
            <Link
              href={`/admin/purchases/P-${number}`}
              data-row=""
              className="font-mono font-semibold after:absolute after:inset-0"
            >
              P-{number}
            </Link>
          </Td>
          <Td className="hidden sm:table-cell">
            {studentName}
            <span className="text-muted">, {courseTitle}</span>
          </Td>
          <Td className="py-1.5">
            <span className="flex flex-wrap items-center gap-x-2 gap-y-0.5">
              <Badge tone={statuses[status][0]}>{statuses[status][1]}</Badge>
              <span className="text-muted">{message}</span>
            </span>
          </Td>
          <Td className="text-right">
            {status === 'FAILED' && mayReallocate && (
              <LinkButton
                href={`/admin/purchases/P-${number}?reallocate`}
                variant="secondary"
                size="sm"
                className="relative"
              >
                Choose by hand
              </LinkButton>
            )}
          </Td>
        </Tr>
      ))}
    </Table>
  );
}
