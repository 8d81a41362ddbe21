const days = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

/** Preferred times as text, days with the same time grouped: `Mon and Wed 18:00, Sat 09:30`. */
export function preferredTimesWords(preferredTimes: { weekday: number; minute: number }[]): string {
  const byMinute = new Map<number, string[]>();
  for (const { weekday, minute } of preferredTimes) {
    byMinute.set(minute, [...(byMinute.get(minute) ?? []), days[weekday - 1] ?? `day ${weekday}`]);
  }
  const list = new Intl.ListFormat('en-GB', { type: 'conjunction' });
  const clock = (minute: number) =>
    `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
  return [...byMinute].map(([minute, names]) => `${list.format(names)} ${clock(minute)}`).join(', ');
}
