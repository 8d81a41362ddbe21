import { api } from '@/server/api/server';

/** The number of requests for time off that wait, for the navigation. Renders nothing when there are none. */
export async function RequestCount() {
  const open = await api().admin.absences.openCount();
  if (open === 0) return null;
  return (
    <span className="text-xs font-semibold text-warn">
      {open}
      <span className="sr-only"> open</span>
    </span>
  );
}
