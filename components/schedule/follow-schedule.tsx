import { LivePurchase } from '@/components/sessions/live-purchase';

/** Refreshes the schedule when one of its courses changes. Follows at most three, because browsers limit connections. */
export function FollowSchedule({ purchaseIds }: { purchaseIds: string[] }) {
  return (
    <div className="sr-only">
      {purchaseIds.map((id) => (
        <LivePurchase key={id} purchaseId={id} dueAt={null} />
      ))}
    </div>
  );
}
