import { createLoader, createSerializer, type inferParserType } from 'nuqs/server';
import { asId, asKeyOf, asRead, asText } from '@/components/page/address-parsers';
import { readZone } from '@/server/core/time/read-zone';
import { isDate } from './week';

const asDate = asRead((text) => (isDate(text) ? text : null));

const parsers = {
  week: asDate,
  day: asDate,
  zone: asRead(readZone),
  q: asText(),
  trainer: asId,
  course: asId,
  view: asKeyOf({ list: 'List' }),
};

/** The calendar of all sessions as its URL describes it. A `day` shows that day only. */
export type CalendarAddress = Partial<inferParserType<typeof parsers>>;

export const readCalendarAddress = createLoader(parsers);
const write = createSerializer(parsers);

/** The URL of the calendar with some values changed. */
export const calendarHref = (address: CalendarAddress, change: CalendarAddress = {}): string =>
  write('/admin/sessions', { ...address, ...change });
