const units = [
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['min', 60_000],
  ['s', 1_000],
] as const;

/**
 * Formats a duration in milliseconds: the two largest units, `5 min 12 s`, `2 h 10 min`; tenths of a second below ten
 * seconds, `0.4 s`; whole milliseconds below 100 ms, `41 ms`.
 */
export function formatDuration(ms: number): string {
  const length = Math.max(0, ms);
  if (length < 100) return `${Math.round(length)} ms`;
  if (length < 9_950) return `${(length / 1000).toFixed(1)} s`;
  const rounded = Math.round(length / 1000) * 1000;
  const first = units.findIndex(([, size]) => rounded >= size);
  const parts: string[] = [];
  let rest = rounded;
  for (const [unit, size] of units.slice(first, first + 2)) {
    const count = Math.floor(rest / size);
    rest -= count * size;
    if (count > 0) parts.push(`${count} ${unit}`);
  }
  return parts.join(' ');
}
