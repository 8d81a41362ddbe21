import type { KeyboardEvent } from 'react';
import { CheckIcon } from '@/components/ui/icons';
import { clock, weekdayNames } from './preferred-time-words';

/** More make no difference to a student, and two digits are all that a narrow screen has room for. */
const mostShown = 9;

/**
 * One hour of the grid: chosen or not, and how many trainers are free then. `free` is null while unknown. The number is
 * written out, so that no color has to say it.
 */
export function TimeCell({
  weekday,
  hour,
  isChosen,
  isFull,
  isTabStop,
  free,
  onMove,
  onPress,
}: {
  weekday: number;
  hour: number;
  isChosen: boolean;
  /** Whether no further time can be chosen. */
  isFull: boolean;
  isTabStop: boolean;
  free: number | null;
  onMove: (event: KeyboardEvent) => void;
  onPress: () => void;
}) {
  const look = isChosen
    ? 'border-accent bg-accent text-page'
    : free === 0
      ? 'border-dashed border-line bg-transparent text-muted'
      : free
        ? 'border-ok/40 bg-ok-soft text-ok'
        : 'border-line bg-surface text-muted';
  return (
    <button
      type="button"
      data-cell={`${weekday}-${hour}`}
      aria-pressed={isChosen}
      aria-label={`${weekdayNames[weekday - 1]?.[1] ?? ''} ${clock(hour * 60)}${freeWords(free)}`}
      disabled={!isChosen && isFull}
      tabIndex={isTabStop ? 0 : -1}
      onKeyDown={onMove}
      onClick={onPress}
      className={`flex h-9 w-full cursor-pointer items-center justify-center gap-0.5 rounded-md border text-xs tabular-nums hover:border-accent disabled:cursor-not-allowed disabled:opacity-50 sm:h-8 sm:text-sm ${look}`}
    >
      {isChosen && <CheckIcon size={13} />}
      {free !== null && (free > mostShown ? `${mostShown}+` : free)}
    </button>
  );
}

function freeWords(free: number | null): string {
  if (free === null) return '';
  if (free === 0) return ', no trainer free';
  return free === 1 ? ', 1 trainer free' : `, ${free} trainers free`;
}
