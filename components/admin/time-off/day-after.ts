/** The day after a date (YYYY-MM-DD). Anything that is not a date is returned unchanged. */
export function dayAfter(date: string): string {
  const at = new Date(`${date}T00:00:00Z`);
  return Number.isNaN(at.getTime()) ? date : new Date(at.getTime() + 86_400_000).toISOString().slice(0, 10);
}
