import { ScrollArea } from '@/components/page/scroll-area';
import { LocalTime } from '@/components/time/local-time';
import type { PlacedPurchase } from '@/server/fulfillment/unblocking/preview-unblock';
import { Td, Th } from '../table';

/** Waiting purchases with the dates that a trainer would hold for them. */
export function PlacedPurchases({ placed, zone }: { placed: PlacedPurchase[]; zone?: string }) {
  return (
    <ScrollArea label="Purchases that get the trainer" className="max-h-72 rounded-xl border border-line">
      <table className="w-full border-collapse text-left whitespace-nowrap text-ink">
        <thead className="sticky top-0 bg-surface">
          <tr>
            <Th>Purchase</Th>
            <Th>Student</Th>
            <Th>Sessions</Th>
            <Th>First</Th>
            <Th>Last ends</Th>
          </tr>
        </thead>
        <tbody>
          {placed.map(
            ({ purchaseId, number, studentName, courseTitle, sessions, firstStartsAt, lastEndsAt }) => (
              <tr key={purchaseId} className="border-t border-line">
                <Td>P-{number}</Td>
                <Td>
                  {studentName}
                  <span className="block text-xs text-muted">{courseTitle}</span>
                </Td>
                <Td>{sessions}</Td>
                <Td>
                  <LocalTime at={firstStartsAt} zone={zone} />
                </Td>
                <Td>
                  <LocalTime at={lastEndsAt} zone={zone} />
                </Td>
              </tr>
            ),
          )}
        </tbody>
      </table>
    </ScrollArea>
  );
}
