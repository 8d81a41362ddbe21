import type { Level } from '@/prisma/generated/enums';
import { findsWords } from '@/server/core/search/finds-words';
import { searchWords } from '@/server/core/search/search-words';

/** What a visitor looks for. An absent part matches everything. */
export type CourseSearch = { q?: string; topic?: string; level?: Level; language?: string };

type Searchable = { title: string; summary: string; topic: string; level: Level; language: string };

/**
 * The courses that match: each word of `q` begins a word of the title, topic or summary, whatever its case and accents;
 * topic, level and language are equal. Keeps the order.
 */
export function searchCourses<C extends Searchable>(courses: readonly C[], search: CourseSearch): C[] {
  const words = searchWords(search.q ?? '');
  return courses.filter((course) => {
    if (search.topic && course.topic !== search.topic) return false;
    if (search.level && course.level !== search.level) return false;
    if (search.language && course.language !== search.language) return false;
    return findsWords(`${course.title} ${course.topic} ${course.summary}`, words);
  });
}
