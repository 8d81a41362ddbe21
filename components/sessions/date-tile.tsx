import { knownZone } from '@/server/core/time/known-zone';
/** A calendar tile. Decorative: the full date is beside it. */
export function DateTile({ at, zone }: { at: Date; zone: string }) {
  const part = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat('en-GB', { ...options, timeZone: knownZone(zone) }).format(at);
  return (
    <span
      aria-hidden="true"
      className="grid h-12 w-13 shrink-0 content-center gap-1 rounded-lg bg-sunk text-center"
    >
      <span className="text-xs leading-none text-muted">{part({ month: 'short' })}</span>
      <span className="text-lg leading-none font-semibold">{part({ day: 'numeric' })}</span>
    </span>
  );
}
