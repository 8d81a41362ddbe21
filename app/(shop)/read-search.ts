import { Level } from '@/prisma/generated/enums';
import { type Query, readParam } from '@/server/core/text/read-param';
import type { CourseSearch } from '@/server/school/catalog/search-courses';

/** Reads the search from the URL. Unknown values are ignored, because people type, share and shorten URLs. */
export function readSearch(query: Query): CourseSearch {
  const read = (name: string) => readParam(query, name, 100);
  const level = Object.values(Level).find((candidate) => candidate === read('level'));
  return { q: read('q'), topic: read('topic'), level, language: read('language') };
}
