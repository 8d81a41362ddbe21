import { LocalTime } from '@/components/time/local-time';
import { Link } from '@/components/ui/link';
import { zoneCity } from '@/server/core/time/format-time';
import type { TrainerRow } from '@/server/school/trainers/list-trainers';
import { Table, Td, Th, Tr } from '../table';
import { LoadBar } from './load-bar';
import { StateBadge } from './state-badge';

/** The number of skills a row lists before it counts the rest. */
const named = 3;

/** Trainers with their state, skills, load and next session. */
export function TrainersTable({ rows, zone }: { rows: TrainerRow[]; zone?: string }) {
  return (
    <Table
      label="Trainers"
      head={
        <>
          <Th>Trainer</Th>
          <Th>State</Th>
          <Th className="hidden lg:table-cell">Skills</Th>
          <Th className="hidden 2xl:table-cell">Languages</Th>
          <Th className="hidden md:table-cell">Zone</Th>
          <Th>Students</Th>
          <Th className="hidden text-right sm:table-cell">Next session</Th>
        </>
      }
    >
      {rows.map((row) => (
        <Tr key={row.id} className={row.state === 'left' ? 'text-muted' : ''}>
          <Td className="max-w-32 truncate sm:max-w-72">
            <Link
              href={`/admin/trainers/${row.id}`}
              data-row=""
              className="font-medium after:absolute after:inset-0 focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-accent"
            >
              {row.name}
            </Link>
            <span className="hidden text-muted sm:inline"> {row.headline}</span>
          </Td>
          <Td>
            <StateBadge state={row.state} awayUntil={row.awayUntil} zone={row.zone} />
          </Td>
          <Td className="hidden max-w-52 truncate text-muted lg:table-cell">
            {row.skills
              .slice(0, named)
              .map(({ skill }) => skill)
              .join(', ')}
            {row.skills.length > named && ` and ${row.skills.length - named} more`}
            {row.skills.length === 0 && <span className="text-warn">none yet</span>}
          </Td>
          <Td className="hidden text-muted uppercase 2xl:table-cell">{row.languages.join(' ')}</Td>
          <Td className="hidden whitespace-nowrap text-muted md:table-cell" title={row.zone}>
            {zoneCity(row.zone)}
          </Td>
          <Td>
            <LoadBar value={row.students} most={row.maxStudents} width="w-8 sm:w-16" />
          </Td>
          <Td className="hidden text-right whitespace-nowrap text-muted sm:table-cell">
            {row.nextSession ? <LocalTime at={row.nextSession} zone={zone} /> : 'none booked'}
          </Td>
        </Tr>
      ))}
    </Table>
  );
}
