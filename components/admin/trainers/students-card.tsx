import { LocalTime } from '@/components/time/local-time';
import { Link } from '@/components/ui/link';
import { Panel } from '@/components/ui/panel';
import type { TrainerStudents } from '@/server/school/trainers/list-trainer-students';
import { Td, Th } from '../table';

/** A trainer's current students: course, progress and next session. */
export function StudentsCard({ series, zone }: { series: TrainerStudents['series']; zone: string }) {
  return (
    <Panel title="Students" className="overflow-hidden">
      {series.length === 0 ? (
        <p className="px-4 pb-4 text-muted">No students right now.</p>
      ) : (
        <div className="scroll-x">
          <table className="w-full border-collapse text-left" aria-label="Students">
            <thead>
              <tr>
                <Th>Student</Th>
                <Th className="hidden sm:table-cell">Course</Th>
                <Th>Held</Th>
                <Th className="text-right">Next</Th>
              </tr>
            </thead>
            <tbody>
              {series.map(({ number, student, course, held, sessionCount, next }) => (
                <tr key={number} className="relative border-t border-line hover:bg-sunk">
                  <Td className="max-w-40 truncate">
                    <Link
                      href={`/admin/purchases/P-${number}`}
                      className="font-medium after:absolute after:inset-0 focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-accent"
                    >
                      {student}
                    </Link>{' '}
                    <span className="font-mono text-xs text-muted">P-{number}</span>
                  </Td>
                  <Td className="hidden max-w-48 truncate text-muted sm:table-cell">{course}</Td>
                  <Td className="whitespace-nowrap">
                    {held} <span className="text-muted">of {sessionCount}</span>
                  </Td>
                  <Td className="text-right whitespace-nowrap text-muted">
                    {next ? <LocalTime at={next} zone={zone} /> : 'none booked'}
                  </Td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Panel>
  );
}
