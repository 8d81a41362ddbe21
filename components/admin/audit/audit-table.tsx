import { Raw } from '@/components/admin/raw';
import { LocalTime } from '@/components/time/local-time';
import { Link } from '@/components/ui/link';
import type { AuditRow } from '@/server/core/audit/list-audit';
import { Table, Td, Th, Tr } from '../table';

/** What staff and jobs did, newest first: when, who, what, to what, and why. */
export function AuditTable({ rows, zone }: { rows: AuditRow[]; zone?: string }) {
  return (
    <Table
      label="Audit log"
      head={
        <>
          <Th>When</Th>
          <Th>Who</Th>
          <Th>What</Th>
          <Th>Subject</Th>
          <Th className="hidden md:table-cell">Why</Th>
        </>
      }
    >
      {rows.map((entry) => (
        <Tr key={entry.id} className="align-top [&>td]:py-2">
          <Td className="whitespace-nowrap text-muted">
            <LocalTime at={entry.at} zone={zone} />
          </Td>
          <Td className="max-w-40 truncate">
            {entry.actorName}
            {entry.actorKind === 'SYSTEM' && <span className="text-muted"> (job)</span>}
          </Td>
          <Td>
            <code className="font-mono text-xs">{entry.action}</code>
            {entry.reason && <p className="text-muted md:hidden">{entry.reason}</p>}
            <Raw label="Details" value={entry.data} />
          </Td>
          <Td className="whitespace-nowrap">
            <Subject entry={entry} />
          </Td>
          <Td className="hidden max-w-96 md:table-cell">{entry.reason}</Td>
        </Tr>
      ))}
    </Table>
  );
}

function Subject({ entry }: { entry: AuditRow }) {
  const name = entry.subject ?? `${entry.subjectKind} ${entry.subjectId.slice(0, 8)}`;
  const href = hrefOf(entry);
  if (!href) return name;
  return (
    <Link href={href} className="rounded underline underline-offset-2">
      {name}
    </Link>
  );
}

function hrefOf({ subjectKind, subjectId, subject }: AuditRow): string | null {
  if (!subject) return null;
  if (subjectKind === 'purchase') return `/admin/purchases/${subject}`;
  if (subjectKind === 'trainer') return `/admin/trainers/${subjectId}`;
  if (subjectKind === 'course') return `/admin/courses/${subjectId}`;
  return null;
}
