import { api } from '@/server/api/server';

/** The number of open incidents, for the navigation. Renders nothing when there are none. */
export async function IncidentCount() {
  const open = await api().admin.incidents.openCount();
  if (open === 0) return null;
  return (
    <span className="text-xs font-semibold text-bad">
      {open}
      <span className="sr-only"> open</span>
    </span>
  );
}
