import { createLoader, createSerializer, type inferParserType } from 'nuqs/server';
import { asKeyOf, asText } from '@/components/page/address-parsers';
import { courseFilters } from '@/server/school/vocabulary/course-filters';

const parsers = { q: asText(), topic: asText(60), state: asKeyOf(courseFilters) };

/** The list of courses as its URL describes it. */
export type CoursesAddress = Partial<inferParserType<typeof parsers>>;

export const readCoursesAddress = createLoader(parsers);
const write = createSerializer(parsers);

/** The URL of the list with some values changed. */
export const coursesHref = (address: CoursesAddress, change: CoursesAddress = {}): string =>
  write('/admin/courses', { ...address, ...change });
