import { Notice } from '@/components/ui/notice';
import { formatTime } from '@/server/core/time/format-time';
import type { Feasibility } from '@/server/sales/feasibility/check-feasibility';
import type { Preferences } from '@/server/scheduling/preferences/preferences';
import { AlternativeList } from './alternative-list';
import { OfferDates } from './offer-dates';
import type { FeasibilityState } from './use-feasibility';

type Choice = {
  sessionsPerWeek: number;
  zone: string;
  /** Whether the student wants to book although the plan's promise is broken. */
  isAccepted: boolean;
  onAccept(accepted: boolean): void;
  onApply(preferences: Preferences): void;
};

/**
 * What the student would get, before payment: how many trainers fit and the dates, or first what the dates do not keep, with
 * better choices. Empty while unknown. A polite live region, because it changes with every choice.
 */
export function FeasibilityNote({ feasibility, ...choice }: Choice & { feasibility: FeasibilityState }) {
  return (
    <div aria-live="polite" className="min-h-7">
      {feasibility.state === 'asking' && <p className="text-sm text-muted">Checking availability…</p>}
      {feasibility.state === 'unknown' && (
        <p className="text-sm text-muted">We couldn’t check availability just now. You can continue.</p>
      )}
      {feasibility.state === 'refused' && <Notice tone="warn" title={feasibility.message} />}
      {feasibility.state === 'known' && <Answered answer={feasibility.answer} {...choice} />}
    </div>
  );
}

function Answered({ answer, sessionsPerWeek, zone, ...choice }: Choice & { answer: Feasibility }) {
  const { fits, isMore, offer, alternatives } = answer;
  const isAsSold = offer?.shortfalls.length === 0;
  const first = offer?.sessions.at(0);
  if (isAsSold && first) {
    const trainers = fits === 1 ? '1 trainer fits' : `${fits}${isMore ? ' or more' : ''} trainers fit`;
    return (
      <Notice
        tone="ok"
        title={`${trainers}. First session ${formatTime(first.startsAt, 'day', zone)}, ${formatTime(first.startsAt, 'time', zone)}.`}
      >
        <OfferDates offer={offer} sessionsPerWeek={sessionsPerWeek} zone={zone} />
      </Notice>
    );
  }
  const title = offer
    ? offer.shortfalls.map(({ words }) => words).join(' ')
    : 'No trainer is free at these times right now.';
  return (
    <Notice tone="warn" title={title}>
      <AlternativeList
        title={offer ? 'These times work better:' : 'These times work:'}
        alternatives={alternatives}
        zone={zone}
        onApply={choice.onApply}
      />
      {offer && (
        <div className="mt-3">
          <p className="font-semibold text-ink">With the times you chose:</p>
          <OfferDates offer={offer} sessionsPerWeek={sessionsPerWeek} zone={zone} />
        </div>
      )}
      <label className="mt-3 flex cursor-pointer items-start gap-2 text-ink">
        <input
          type="checkbox"
          checked={choice.isAccepted}
          onChange={(event) => choice.onAccept(event.target.checked)}
          className="mt-1 size-4 shrink-0 accent-accent"
        />
        {offer
          ? 'Book these dates anyway.'
          : 'Book these times anyway. Our team will look for a trainer and refund you in full if none is free.'}
      </label>
    </Notice>
  );
}
