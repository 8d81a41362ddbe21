import { api } from '@/server/api/server';

/** The number of late purchases, for the navigation. Renders nothing when there are none. */
export async function LateCount() {
  const late = await api().admin.purchases.lateCount();
  if (late === 0) return null;
  return (
    <span className="text-xs font-semibold text-bad">
      {late}
      <span className="sr-only"> late</span>
    </span>
  );
}
