/** How long before the first session inside a request is decided at the latest, in milliseconds. */
const lead = 7 * 86_400_000;

/**
 * Whether an open request waits too long: less than a week is left before its first affected session, or before it begins
 * where no session is affected. Students would hear of their new trainer too late.
 */
export function isRequestLate(
  { firstSessionAt, startsAt }: { firstSessionAt: Date | null; startsAt: Date },
  now: Date,
): boolean {
  return (firstSessionAt ?? startsAt).getTime() - lead <= now.getTime();
}
