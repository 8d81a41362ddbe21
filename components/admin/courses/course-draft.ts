import type { CourseDetails } from '@/server/school/catalog/course-details';

/** An empty course. */
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

/** The lines of a text that are not blank. */
export function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
}
