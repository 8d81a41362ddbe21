import { languageWord } from '@/components/shop/course-words';
import { Badge } from '@/components/ui/badge';
import { Link } from '@/components/ui/link';
import type { CourseRow } from '@/server/school/catalog/list-courses-for-staff';
import { levelWords } from '@/server/school/vocabulary/levels';
import { Table, Td, Th, Tr } from '../table';

/** Courses with their plans, how many trainers can teach them, and how they sell. */
export function CoursesTable({ rows, days }: { rows: CourseRow[]; days: number }) {
  return (
    <Table
      label="Courses"
      head={
        <>
          <Th>Course</Th>
          <Th className="hidden md:table-cell">Topic</Th>
          <Th className="hidden lg:table-cell">Level</Th>
          <Th className="hidden xl:table-cell">Language</Th>
          <Th className="hidden lg:table-cell">Skill</Th>
          <Th className="text-right">Trainers</Th>
          <Th className="text-right">Plans</Th>
          <Th className="hidden text-right whitespace-nowrap sm:table-cell">Paid, {days} days</Th>
        </>
      }
    >
      {rows.map((row) => (
        <Tr key={row.id} className={row.retiredAt ? 'text-muted' : ''}>
          <Td className="max-w-40 truncate sm:max-w-72">
            <Link
              href={`/admin/courses/${row.slug}`}
              data-row=""
              className="font-medium after:absolute after:inset-0 focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-accent"
            >
              {row.title}
            </Link>{' '}
            {row.retiredAt && <Badge>Retired</Badge>}
          </Td>
          <Td className="hidden whitespace-nowrap text-muted md:table-cell">{row.topic}</Td>
          <Td className="hidden text-muted lg:table-cell">{levelWords[row.level]}</Td>
          <Td className="hidden text-muted xl:table-cell">{languageWord(row.language)}</Td>
          <Td className="hidden max-w-40 truncate text-muted lg:table-cell">{row.skill}</Td>
          <Td className="text-right whitespace-nowrap">
            {row.teachers === 0 && !row.retiredAt ? (
              <span className="font-semibold text-warn">nobody</span>
            ) : (
              row.teachers
            )}
          </Td>
          <Td className="text-right whitespace-nowrap">
            {row.plans === 0 && !row.retiredAt ? (
              <span className="font-semibold text-warn">none yet</span>
            ) : (
              row.plans
            )}
          </Td>
          <Td className="hidden text-right sm:table-cell">{row.sold}</Td>
        </Tr>
      ))}
    </Table>
  );
}
