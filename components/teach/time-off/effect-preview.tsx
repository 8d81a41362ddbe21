import type { OwnTimeOffPreview } from '@/server/fulfillment/time-off/preview-own-time-off';

const count = (sessions: number) => (sessions === 1 ? '1 session' : `${sessions} sessions`);

/** What time off means for a trainer's students, and who could take over. */
export function EffectPreview({ preview: { students, needsApproval } }: { preview: OwnTimeOffPreview }) {
  if (students.length === 0)
    return <p className="text-muted">No booked sessions are affected. No new ones will be booked then.</p>;
  const sessions = students.reduce((sum, student) => sum + student.sessions, 0);
  return (
    <>
      <p>
        <strong>
          {count(sessions)} with {students.length === 1 ? '1 student' : `${students.length} students`} inside.
        </strong>{' '}
        {needsApproval ? 'Once it’s approved, we' : 'We'} move each student, with all remaining sessions, to
        another trainer.
      </p>
      <ul className="mt-2 divide-y divide-line rounded-xl border border-line">
        {students.map(({ studentName, courseTitle, sessions: inside, substitute }, index) => (
          <li
            // biome-ignore lint/suspicious/noArrayIndexKey: a student may be there twice, and the list is replaced as a whole
            key={index}
            className="flex flex-wrap justify-between gap-x-3 px-3 py-2"
          >
            <span className="min-w-0 wrap-anywhere">
              <span className="font-medium">{studentName}</span>, {courseTitle}, {count(inside)}
            </span>
            {substitute !== undefined && (
              <span className={substitute ? 'text-muted' : 'font-medium text-warn'}>
                {substitute ? `${substitute} could take over` : 'Nobody is free to take over'}
              </span>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
