import { Link } from '@/components/ui/link';
import type { CourseSearch } from '@/server/school/catalog/search-courses';

/** The topics of the catalog, each with the number of matching courses. */
export function TopicIndex({
  topics,
  total,
  search,
}: {
  topics: [topic: string, count: number][];
  total: number;
  search: CourseSearch;
}) {
  const { topic: chosen, ...rest } = search;
  const entries: [label: string, topic: string | undefined, count: number][] = [
    ['All courses', undefined, total],
    ...topics.map(([topic, count]): [string, string, number] => [topic, topic, count]),
  ];
  return (
    <nav aria-label="Topics">
      <h2 className="text-sm font-semibold">Topics</h2>
      <ul className="mt-2 -mx-5 flex gap-2 overflow-x-auto px-5 pb-2 lg:mx-0 lg:block lg:overflow-visible lg:px-0 lg:pb-0">
        {entries.map(([label, topic, count]) => (
          <li key={label} className="shrink-0 lg:border-b lg:border-line">
            <Link
              href={{ pathname: '/', query: { ...rest, ...(topic && { topic }) } }}
              scroll={false}
              aria-current={topic === chosen ? 'true' : undefined}
              className="flex min-h-9 items-baseline gap-2 rounded-full border border-line px-3.5 py-1.5 whitespace-nowrap text-muted hover:text-ink aria-[current]:border-accent aria-[current]:font-semibold aria-[current]:text-ink lg:rounded-none lg:border-0 lg:px-0 lg:py-2"
            >
              <span>{label}</span>
              <span
                aria-hidden="true"
                className="hidden flex-1 border-b border-dotted border-line-strong lg:block"
              />
              <span className="text-sm">{count}</span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
