/** Minutes between attempts to send a mail; the last one goes on. */
const pauses = [1, 2, 5, 15, 30, 60];

/** When a mail that could not be sent is tried again, after so many attempts. */
export function nextSend(attempts: number, now: Date): Date {
  const minutes = pauses[Math.min(attempts, pauses.length) - 1] ?? 1;
  return new Date(now.getTime() + minutes * 60_000);
}
