import { api } from '@/server/api/server';

/** How many incidents are open, for the navigation; nothing when none is. */
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
