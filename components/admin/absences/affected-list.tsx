import { ScrollArea } from '@/components/page/scroll-area';
import { LocalTime } from '@/components/time/local-time';

type Affected = {
  id: string;
  number: number;
  studentName: string;
  courseTitle: string;
  sessions: number;
  firstStartsAt: Date | null;
};

/** The purchases that an absence affects, earliest session first. */
export function AffectedList({ affected }: { affected: Affected[] }) {
  return (
    <ScrollArea label="Affected purchases" className="max-h-64 rounded-xl border border-line">
      <ul>
        {affected.map(({ id, number, studentName, courseTitle, sessions, firstStartsAt }) => (
          <li
            key={id}
            className="flex flex-wrap items-baseline justify-between gap-x-3 border-t border-line px-3 py-2 first:border-0"
          >
            <span className="min-w-0">
              <code className="font-mono text-muted">P-{number}</code> {studentName}, {courseTitle}
            </span>
            <span className="text-muted">
              {sessions === 0 ? 'not booked yet' : `${sessions} ${sessions === 1 ? 'session' : 'sessions'}`}
              {firstStartsAt && (
                <>
                  , first <LocalTime at={firstStartsAt} />
                </>
              )}
            </span>
          </li>
        ))}
      </ul>
    </ScrollArea>
  );
}
