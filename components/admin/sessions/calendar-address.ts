import { isDate } from './week';

/** The calendar of all sessions as its address says. A `day` shows that day alone. */
export type CalendarAddress = {
  week?: string;
  day?: string;
  zone?: string;
  q?: string;
  trainer?: string;
  course?: string;
  view?: 'list';
};

/** Reads an address. What it does not know it leaves out. */
export function readCalendarAddress(params: Record<string, string | string[] | undefined>): CalendarAddress {
  const one = (name: string) => {
    const value = params[name];
    return (Array.isArray(value) ? value[0] : value)?.trim().slice(0, 200) || undefined;
  };
  const date = (name: string) => {
    const value = one(name);
    return isDate(value) ? value : undefined;
  };
  return {
    week: date('week'),
    day: date('day'),
    zone: isZone(one('zone')) ? one('zone') : undefined,
    q: one('q'),
    trainer: one('trainer'),
    course: one('course'),
    view: one('view') === 'list' ? 'list' : undefined,
  };
}

function isZone(zone: string | undefined): boolean {
  try {
    return (
      zone !== undefined &&
      /^[A-Za-z]/.test(zone) &&
      Boolean(new Intl.DateTimeFormat('en', { timeZone: zone }))
    );
  } catch {
    return false;
  }
}

/** The address of the calendar with some things changed. */
export function calendarHref(address: CalendarAddress, change: Partial<CalendarAddress> = {}): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries({ ...address, ...change })) if (value) params.set(name, value);
  const query = params.toString();
  return query ? `/admin/sessions?${query}` : '/admin/sessions';
}
