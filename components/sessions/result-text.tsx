type Result = {
  topic: string;
  studentNote: string;
  homework: string;
  materialsUrl: string | null;
  privateNote?: string;
};

/** What was written after a session: topic, note, homework and materials, and the private note where the reader may see it. */
export function ResultText({ result }: { result: Result }) {
  const { topic, studentNote, homework, materialsUrl, privateNote } = result;
  return (
    <div className="grid gap-1.5 wrap-anywhere">
      {topic && <p className="font-medium">{topic}</p>}
      {studentNote && <p className="whitespace-pre-line">{studentNote}</p>}
      {homework && (
        <p className="whitespace-pre-line">
          <span className="font-medium">Homework: </span>
          {homework}
        </p>
      )}
      {materialsUrl && (
        <p>
          <a href={materialsUrl} target="_blank" rel="noreferrer" className="prose-link">
            Open materials
          </a>
        </p>
      )}
      {privateNote && (
        <p className="whitespace-pre-line text-muted">
          <span className="font-medium">Private: </span>
          {privateNote}
        </p>
      )}
    </div>
  );
}
