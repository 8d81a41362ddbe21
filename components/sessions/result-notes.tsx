import { ResultText } from './result-text';

type Result = { topic: string; studentNote: string; homework: string; materialsUrl: string | null };

/** What the trainer wrote for the student after each session, the newest first. Nothing while there is nothing. */
export function ResultNotes({
  sessions,
}: {
  sessions: { id: string; ordinal: number; result: Result | null }[];
}) {
  const written = sessions
    .filter(({ result }) => result?.topic || result?.studentNote || result?.homework || result?.materialsUrl)
    .toReversed();
  if (written.length === 0) return null;
  return (
    <section aria-labelledby="notes" className="mt-10">
      <h2 id="notes" className="text-lg font-semibold tracking-[-0.01em]">
        Notes and homework
      </h2>
      <ul className="panel mt-4 divide-y divide-line">
        {written.map(({ id, ordinal, result }) => (
          <li key={id} className="px-4 py-3">
            <p className="text-sm text-muted">Session {ordinal}</p>
            {result && <ResultText result={result} />}
          </li>
        ))}
      </ul>
    </section>
  );
}
