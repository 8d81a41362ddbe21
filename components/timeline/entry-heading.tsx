import type { EntryTitle } from '@/server/process/timeline/kinds/entry-kind';

/** An entry's title, the names of code in it as code. */
export function EntryHeading({ title }: { title: EntryTitle }) {
  if (typeof title === 'string') return title;
  return title.map((part) =>
    typeof part === 'string' ? (
      part
    ) : (
      <code key={part.code} className="font-mono text-[0.92em]">
        {part.code}
      </code>
    ),
  );
}
