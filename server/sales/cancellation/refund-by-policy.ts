export type CancellationPolicy = { fullRefundHours: number; sessionNoticeHours: number };

/** What a student gets who cancels. `sessions`: how many of them are refunded; all of them when `rule` is "all". */
export type PolicyRefund = { rule: 'all' | 'share' | 'none'; amount: number; sessions: number };

const hourMs = 3_600_000;

/**
 * The cancellation policy, in minor units of the price. Everything until `fullRefundHours` before the first session, or
 * while none is booked; then the share of the sessions that are still at least `sessionNoticeHours` away; then nothing. A
 * share that is no whole minor unit is rounded up, in the student's favor. Both limits belong to the better side.
 *
 * `startsAt` are the sessions that were not cancelled, in any order; `sessionCount` is how many were sold.
 */
export function refundByPolicy({
  price,
  sessionCount,
  startsAt,
  policy: { fullRefundHours, sessionNoticeHours },
  now,
}: {
  price: number;
  sessionCount: number;
  startsAt: readonly Date[];
  policy: CancellationPolicy;
  now: Date;
}): PolicyRefund {
  const hoursAway = startsAt.map((at) => (at.getTime() - now.getTime()) / hourMs);
  if (hoursAway.every((hours) => hours >= fullRefundHours && hours > 0))
    return { rule: 'all', amount: price, sessions: sessionCount };
  const sessions = hoursAway.filter((hours) => hours >= sessionNoticeHours && hours > 0).length;
  if (sessions === 0) return { rule: 'none', amount: 0, sessions };
  const amount = Math.min(price, Math.ceil((price * sessions) / sessionCount));
  return { rule: 'share', amount, sessions };
}
