import { expect, test } from 'vitest';
import { slugOf } from './slug-of';

test.each([
  ['Python from zero', 'python-from-zero'],
  ['Español de cada día', 'espanol-de-cada-dia'],
  ['C++ & C#, für Große!', 'c-plus-plus-c-sharp-fur-grosse'],
  ['日本語', ''],
])('%j lives at %j', (title, slug) => {
  expect(slugOf(title)).toBe(slug);
});
