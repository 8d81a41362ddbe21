import { Badge } from '@/components/ui/badge';
import type { PurchaseStatus } from '@/prisma/generated/enums';
import type { Tone } from '@/server/core/vocabulary/tone';

const words: Record<PurchaseStatus, [tone: Tone, staff: string, student: string]> = {
  PENDING: ['neutral', 'Not paid', 'Waiting for payment'],
  CONFIRMED: ['info', 'Paid', 'Paid'],
  CREATED: ['info', 'Enrolled', 'Finding your trainer'],
  ALLOCATED: ['info', 'Trainer allocated', 'Booking sessions'],
  SCHEDULED: ['ok', 'Scheduled', 'Booked'],
  DELIVERED: ['ok', 'Delivered', 'Completed'],
  EXPIRED: ['neutral', 'Expired', 'Not paid in time'],
  CANCELLED: ['neutral', 'Cancelled', 'Cancelled'],
  REFUNDED: ['warn', 'Refunded', 'Refunded'],
};

/** What a student reads instead, whose money came and was not taken for the course. */
const notTaken: ReadonlySet<PurchaseStatus> = new Set(['PENDING', 'EXPIRED']);

/** The status of a purchase in a word: exact for staff, plain for students. */
export function StatusBadge({
  status,
  isLate = false,
  reader = 'staff',
  wasCharged = false,
}: {
  status: PurchaseStatus;
  isLate?: boolean;
  reader?: 'staff' | 'student';
  wasCharged?: boolean;
}) {
  const [tone, staff, student] = words[status];
  if (reader === 'student' && wasCharged && notTaken.has(status))
    return <Badge tone="neutral">Not booked</Badge>;
  const word = reader === 'staff' ? staff : student;
  return <Badge tone={isLate ? 'bad' : tone}>{isLate ? `${word}, late` : word}</Badge>;
}
