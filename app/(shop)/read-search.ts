import { Level } from '@/prisma/generated/enums';
import { type Query, readParam } from '@/server/core/text/read-param';
import type { CourseSearch } from '@/server/school/catalog/search-courses';

/** The search in an address. What means nothing is ignored: an address is typed, shared and shortened by people. */
export function readSearch(query: Query): CourseSearch {
  const read = (name: string) => readParam(query, name, 100);
  const level = Object.values(Level).find((candidate) => candidate === read('level'));
  return { q: read('q'), topic: read('topic'), level, language: read('language') };
}
