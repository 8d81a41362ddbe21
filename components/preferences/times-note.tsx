import type { FeasibilityState } from '@/components/checkout/availability/use-feasibility';
import { Notice } from '@/components/ui/notice';
import { formatTime } from '@/server/core/time/format-time';
import type { Preferences } from '@/server/scheduling/preferences/preferences';

/** Who would be free at the chosen times, or the closest ones at which somebody is. Empty while unknown. */
export function TimesNote({
  feasibility,
  zone,
  onApply,
}: {
  feasibility: FeasibilityState;
  zone: string;
  onApply(preferences: Preferences): void;
}) {
  const first =
    feasibility.state === 'known' ? (feasibility.answer.offer?.sessions[0]?.startsAt ?? null) : null;
  const when = (at: Date) => `${formatTime(at, 'day', zone)}, ${formatTime(at, 'time', zone)}`;
  return (
    <div aria-live="polite" className="min-h-7">
      {feasibility.state === 'asking' && <p className="text-sm text-muted">Checking availability…</p>}
      {feasibility.state === 'refused' && <Notice tone="warn" title={feasibility.message} />}
      {feasibility.state === 'known' && first && (
        <Notice
          tone="ok"
          title={`${feasibility.answer.fits === 1 ? '1 trainer fits' : `${feasibility.answer.fits} trainers fit`}. First session ${when(first)}.`}
        />
      )}
      {feasibility.state === 'known' && !first && (
        <Notice tone="warn" title="No trainer is free at these times right now.">
          {feasibility.answer.alternatives.length > 0
            ? 'These times work:'
            : 'Try more times, or another day.'}
          <ul className="mt-2 grid gap-2 empty:hidden">
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
        </Notice>
      )}
    </div>
  );
}
