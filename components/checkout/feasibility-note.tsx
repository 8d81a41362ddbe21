import { Notice } from '@/components/ui/notice';
import { formatTime } from '@/server/core/time/format-time';
import type { Preferences } from '@/server/scheduling/preferences/preferences';
import type { FeasibilityState } from './use-feasibility';

/**
 * Availability before payment: how many trainers fit and the first session, or that none fits, with the closest choices that
 * work. Empty while unknown. A polite live region, because it changes with every choice.
 */
export function FeasibilityNote({
  feasibility,
  zone,
  isAccepted,
  onAccept,
  onApply,
}: {
  feasibility: FeasibilityState;
  zone: string;
  /** Whether the student wants to book although no trainer fits right now. */
  isAccepted: boolean;
  onAccept(accepted: boolean): void;
  onApply(preferences: Preferences): void;
}) {
  const when = (at: Date) => `${formatTime(at, 'day', zone)}, ${formatTime(at, 'time', zone)}`;
  return (
    <div aria-live="polite" className="min-h-7">
      {feasibility.state === 'asking' && <p className="text-sm text-muted">Checking availability…</p>}
      {feasibility.state === 'unknown' && (
        <p className="text-sm text-muted">We couldn’t check availability just now. You can continue.</p>
      )}
      {feasibility.state === 'refused' && <Notice tone="warn" title={feasibility.message} />}
      {feasibility.state === 'known' && feasibility.answer.firstStartsAt && (
        <Notice
          tone="ok"
          title={`${feasibility.answer.fits === 1 ? '1 trainer fits' : `${feasibility.answer.fits} trainers fit`}. First session ${when(feasibility.answer.firstStartsAt)}.`}
        >
          Availability right now. We confirm your trainer after payment.
        </Notice>
      )}
      {feasibility.state === 'known' && !feasibility.answer.firstStartsAt && (
        <Notice tone="warn" title="No trainer is free at these times right now.">
          {feasibility.answer.alternatives.length > 0 && (
            <>
              <p className="text-ink">These times work:</p>
              <ul className="mt-2 grid gap-2">
                {feasibility.answer.alternatives.map(({ preferences, change, firstStartsAt }) => (
                  <li key={change}>
                    <button
                      type="button"
                      onClick={() => onApply(preferences)}
                      className="w-full cursor-pointer rounded-lg border border-line-strong bg-surface px-3 py-2 text-left text-ink hover:border-accent"
                    >
                      <span className="font-semibold">{change}</span>
                      <span className="block text-muted">First session {when(firstStartsAt)}</span>
                    </button>
                  </li>
                ))}
              </ul>
            </>
          )}
          <label className="mt-3 flex cursor-pointer items-start gap-2 text-ink">
            <input
              type="checkbox"
              checked={isAccepted}
              onChange={(event) => onAccept(event.target.checked)}
              className="mt-1 size-4 accent-accent"
            />
            Book these times anyway. Our team will look for a trainer and refund you in full if none is free.
          </label>
        </Notice>
      )}
    </div>
  );
}
