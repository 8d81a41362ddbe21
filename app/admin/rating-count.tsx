import { api } from '@/server/api/server';

/** The number of ratings that wait for a decision, for the navigation. Renders nothing when there are none. */
export async function RatingCount() {
  const open = await api().admin.ratings.openCount();
  if (open === 0) return null;
  return (
    <span className="text-xs font-semibold text-info">
      {open}
      <span className="sr-only"> open</span>
    </span>
  );
}
