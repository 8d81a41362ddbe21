import { type Query, readIdParam, readParam } from '@/server/core/text/read-param';
import { readZone } from '@/server/core/time/read-zone';
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
export function readCalendarAddress(params: Query): CalendarAddress {
  const one = (name: string) => readParam(params, name);
  const date = (name: string) => {
    const value = one(name);
    return isDate(value) ? value : undefined;
  };
  return {
    week: date('week'),
    day: date('day'),
    zone: readZone(one('zone') ?? '') ?? undefined,
    q: one('q'),
    trainer: readIdParam(params, 'trainer'),
    course: readIdParam(params, 'course'),
    view: one('view') === 'list' ? 'list' : undefined,
  };
}

/** The address of the calendar with some things changed. */
export function calendarHref(address: CalendarAddress, change: Partial<CalendarAddress> = {}): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries({ ...address, ...change })) if (value) params.set(name, value);
  const query = params.toString();
  return query ? `/admin/sessions?${query}` : '/admin/sessions';
}
