import { LivePurchase } from '@/components/sessions/live-purchase';

/** Lets the schedule follow what happens to its courses. Browsers allow few connections: no more than three are followed. */
export function FollowSchedule({ purchaseIds }: { purchaseIds: string[] }) {
  return (
    <div className="sr-only">
      {purchaseIds.map((id) => (
        <LivePurchase key={id} purchaseId={id} dueAt={null} />
      ))}
    </div>
  );
}
