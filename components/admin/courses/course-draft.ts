import type { CourseDetails } from '@/server/school/catalog/course-details';

/** A course that nothing is known of yet. */
export const blankCourse: CourseDetails = {
  title: '',
  summary: '',
  description: '',
  topic: '',
  skill: '',
  level: 'BEGINNER',
  language: 'en',
  outcomes: [],
};

/** The lines of a text that say something. */
export function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
}
