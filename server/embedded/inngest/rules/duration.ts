const units: Record<string, number> = {
  w: 604_800_000,
  d: 86_400_000,
  h: 3_600_000,
  m: 60_000,
  s: 1000,
  ms: 1,
};

/** Milliseconds of a duration as the SDK writes it (`1d2h`, `30s`, `1.5m`). Undefined when it is not one. */
export function parseDuration(text: string): number | undefined {
  if (text.length > 100) return undefined;
  const parts = [...text.matchAll(/(\d+(?:\.\d+)?)(ms|[wdhms])/g)];
  if (parts.length === 0 || parts.map((part) => part[0]).join('') !== text) return undefined;
  return parts.reduce((sum, [, count, unit]) => sum + Number(count) * (units[unit ?? ''] ?? 0), 0);
}

/** The moment a duration or an ISO date means, seen from `now`. Undefined when it is neither. */
export function resolveMoment(text: string, now: Date): Date | undefined {
  const duration = parseDuration(text);
  const date = duration === undefined ? new Date(text) : new Date(now.getTime() + duration);
  return Number.isNaN(date.getTime()) ? undefined : date;
}
