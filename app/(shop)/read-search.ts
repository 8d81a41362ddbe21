import { Level } from '@/prisma/generated/enums';
import type { CourseSearch } from '@/server/catalog/search-courses';

export type Query = Record<string, string | string[] | undefined>;

/** The search in an address. What means nothing is ignored: an address is typed, shared and shortened by people. */
export function readSearch(query: Query): CourseSearch {
  const read = (name: string) => {
    const value = query[name];
    const first = Array.isArray(value) ? value.at(0) : value;
    return first?.trim().slice(0, 100) || undefined;
  };
  const level = Object.values(Level).find((candidate) => candidate === read('level'));
  return { q: read('q'), topic: read('topic'), level, language: read('language') };
}
