/** The hour of the night, in UTC, from which the clean-up is due. */
const hour = 3;
const retryMs = 3_600_000;
const lateMs = 36 * 3_600_000;

export type LastRuns = {
  /** When the last clean-up that succeeded began. */
  succeededAt: Date | null;
  /** When the last one began, whatever became of it. */
  triedAt: Date | null;
};

/** Whether the clean-up is due: none has succeeded since the last 3:00 UTC, and none was tried within the hour. */
export function isDue({ succeededAt, triedAt }: LastRuns, now: Date): boolean {
  const night = new Date(now);
  night.setUTCHours(hour, 0, 0, 0);
  if (night > now) night.setUTCDate(night.getUTCDate() - 1);
  if (succeededAt && succeededAt >= night) return false;
  return !triedAt || now.getTime() - triedAt.getTime() >= retryMs;
}

/** Whether a night was missed: the last clean-up began more than 36 hours ago, or none of those tried has succeeded. */
export function isLate({ succeededAt, triedAt }: LastRuns, firstTriedAt: Date | null, now: Date): boolean {
  const since = succeededAt ?? firstTriedAt ?? triedAt;
  return since !== null && now.getTime() - since.getTime() > lateMs;
}
