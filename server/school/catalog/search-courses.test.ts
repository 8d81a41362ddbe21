import { expect, test } from 'vitest';
import { searchCourses } from './search-courses';

const course = (
  title: string,
  more: Partial<{ topic: string; level: 'BEGINNER' | 'ADVANCED'; language: string }>,
) => ({
  title,
  summary: 'Read and write.',
  topic: 'Programming',
  level: 'BEGINNER' as const,
  language: 'en',
  ...more,
});
const courses = [
  course('Python from zero', {}),
  course('C++ for engineers', { level: 'ADVANCED' }),
  course('Español de cada día', { topic: 'Languages', language: 'es' }),
];
const titles = (search: Parameters<typeof searchCourses>[1]) =>
  searchCourses(courses, search).map(({ title }) => title);

test('an empty search finds everything, in order', () => {
  expect(titles({})).toEqual(courses.map(({ title }) => title));
});

test('words match from their beginning, in any order, case and accent', () => {
  expect(titles({ q: 'zero PYTH' })).toEqual(['Python from zero']);
  expect(titles({ q: 'dia espanol' })).toEqual(['Español de cada día']);
  expect(titles({ q: 'ython' })).toEqual([]);
});

test('signs that belong to a name count', () => {
  expect(titles({ q: 'c++' })).toEqual(['C++ for engineers']);
});

test('filters narrow what the words found', () => {
  expect(titles({ topic: 'Programming', level: 'ADVANCED' })).toEqual(['C++ for engineers']);
  expect(titles({ language: 'es', q: 'python' })).toEqual([]);
});
