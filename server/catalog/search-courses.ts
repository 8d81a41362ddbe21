import type { Level } from '@/prisma/generated/enums';

/** What a visitor looks for. An absent part matches everything. */
export type CourseSearch = { q?: string; topic?: string; level?: Level; language?: string };

type Searchable = { title: string; summary: string; topic: string; level: Level; language: string };

/**
 * The courses that match: each word of `q` begins a word of the title, topic or summary, whatever its case and accents;
 * topic, level and language are equal. Keeps the order.
 */
export function searchCourses<C extends Searchable>(courses: readonly C[], search: CourseSearch): C[] {
  const words = wordsOf(search.q ?? '');
  return courses.filter((course) => {
    if (search.topic && course.topic !== search.topic) return false;
    if (search.level && course.level !== search.level) return false;
    if (search.language && course.language !== search.language) return false;
    const text = wordsOf(`${course.title} ${course.topic} ${course.summary}`);
    return words.every((word) => text.some((candidate) => candidate.startsWith(word)));
  });
}

function wordsOf(text: string): string[] {
  const plain = text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLocaleLowerCase('en');
  return plain.match(/[\p{L}\p{N}+#]+/gu) ?? [];
}
