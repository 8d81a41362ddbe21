import { isStageLateBy } from '../evidence/current-stage';
import type { AllocationEvidence, Evidence } from '../evidence/evidence';
import type { CauseRule } from './verdict';

/**
 * The allocated trainer left, so the sessions cannot be booked with them; or they left or are away, so that what is booked
 * will not be held. One who is paused keeps their students, and leave is planned around: neither keeps from booking.
 */
export const trainerUnavailable: CauseRule = (evidence) => {
  const { purchase, allocation } = evidence;
  if (!allocation) return null;
  const why = purchase.status === 'SCHEDULED' ? whyNotHeld(evidence, allocation) : whyNotBooked(evidence);
  if (!why) return null;
  const isBooked = purchase.status === 'SCHEDULED';
  return {
    state: 'stopped',
    stage: 'schedule',
    key: allocation.id,
    headline: `${allocation.trainerName} ${why}`,
    explanation: isBooked
      ? 'This trainer will not hold the sessions to come. Move the rest of the series to another trainer.'
      : 'The sessions cannot be booked with this trainer. Release the trainer, and Caravan finds another.',
    confidence: { level: 'certain', reason: `The trainer's record says so.` },
    remedies: isBooked ? ['reallocate', 'cancel'] : ['release', 'reallocate', 'cancel'],
  };
};

function whyNotBooked(evidence: Evidence): string | null {
  const { purchase, allocation, now } = evidence;
  if (purchase.status !== 'ALLOCATED' || !allocation || !isStageLateBy(evidence)) return null;
  if (!allocation.leftAt) return null;
  return `${allocation.leftAt > now ? 'is leaving' : 'has left'}, and the sessions are not booked`;
}

/** As setBookedDeadlines, which makes these purchases late. */
function whyNotHeld({ sessions, now }: Evidence, { leftAt, timeOff }: AllocationEvidence): string | null {
  const toCome = sessions.filter(({ status, startsAt }) => status === 'SCHEDULED' && startsAt > now);
  const after = leftAt ? toCome.filter(({ startsAt }) => startsAt >= leftAt).length : 0;
  if (leftAt && after > 0) {
    return leftAt > now
      ? `leaves before ${after} of ${toCome.length} sessions to come`
      : `has left, but has ${after} sessions to come`;
  }
  const hit = toCome.filter(
    ({ startsAt, endsAt, overrides }) =>
      !overrides.includes('leave') && timeOff.some((off) => off.startsAt < endsAt && startsAt < off.endsAt),
  ).length;
  return hit > 0 ? `is on leave during ${hit} of ${toCome.length} sessions to come` : null;
}
