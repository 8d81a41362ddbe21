import { formatTime } from '@/server/core/time/format-time';
import type { Feasibility } from '@/server/sales/feasibility/check-feasibility';
import type { Preferences } from '@/server/scheduling/preferences/preferences';

/** Other choices, best first, with the dates that each would get. Pressing one chooses it. */
export function AlternativeList({
  title,
  alternatives,
  zone,
  onApply,
}: {
  title: string;
  alternatives: Feasibility['alternatives'];
  zone: string;
  onApply(preferences: Preferences): void;
}) {
  if (alternatives.length === 0) return null;
  return (
    <>
      <p className="text-ink">{title}</p>
      <ul className="mt-2 grid gap-2">
        {alternatives.map(({ preferences, change, firstStartsAt, weeks }) => (
          <li key={change}>
            <button
              type="button"
              onClick={() => onApply(preferences)}
              className="w-full cursor-pointer rounded-lg border border-line-strong bg-surface px-3 py-2 text-left text-ink hover:border-accent"
            >
              <span className="font-semibold">{change}</span>
              <span className="block text-muted">
                First session {formatTime(firstStartsAt, 'day', zone)},{' '}
                {formatTime(firstStartsAt, 'time', zone)}. {weeks === 1 ? '1 week' : `${weeks} weeks`}.
              </span>
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}
