import type { CancellationPolicy } from '@/server/sales/cancellation/refund-by-policy';

const hours = (count: number) => (count === 1 ? '1 hour' : `${count} hours`);

/** The cancellation policy in the three sentences that the rule refundByPolicy computes, first to last in time. */
export function policyWords({
  fullRefundHours,
  sessionNoticeHours,
}: CancellationPolicy): [string, string, string] {
  const before = fullRefundHours === 0 ? 'before' : `at least ${hours(fullRefundHours)} before`;
  const ahead =
    sessionNoticeHours === 0 ? 'have not begun' : `are still at least ${hours(sessionNoticeHours)} away`;
  return [
    `Cancel ${before} your first session, and you get everything back.`,
    `After that, you get back the share of the price for the sessions that ${ahead}.`,
    'Sessions that were held, or that begin sooner than that, are not refunded.',
  ];
}
