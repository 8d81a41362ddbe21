import { api } from '@/server/api/server';

/** How many purchases are late, for the navigation; nothing when none is. */
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
