import { planSessions } from '@/server/sessions/plan-sessions';
import type { WaitingPurchase } from './list-waiting-for';
import type { Room } from './load-room';

/**
 * Who of those waiting, in their order, fits into a trainer's room together: each one that fits takes a place, and its
 * sessions take their times from those after. Pure: answers the chosen and the room that is left.
 */
export function chooseWoken<P extends WaitingPurchase>(
  waiting: P[],
  room: Room,
  now: Date,
): { chosen: P[]; room: Room } {
  const chosen: P[] = [];
  let { free, times } = room;
  for (const purchase of waiting) {
    if (free <= 0) break;
    const plan = planSessions({ ...purchase, trainer: times, now });
    if (!plan.ok) continue;
    chosen.push(purchase);
    free -= 1;
    times = { ...times, busy: [...times.busy, ...plan.sessions] };
  }
  return { chosen, room: { ...room, free, times } };
}
