import { Runs } from '@/components/admin/purchase/runs';
import { api } from '@/server/api/server';

/** Asks Inngest about one event. Streamed, so that a slow answer does not block the rest of the page. */
export async function EventRuns({
  inngestEventId,
  nameOf,
  zone,
}: {
  inngestEventId: string;
  nameOf: Record<string, string>;
  zone?: string;
}) {
  const answer = await api().admin.pipeline.eventRuns({ inngestEventId });
  return <Runs answer={answer} nameOf={nameOf} zone={zone} />;
}
