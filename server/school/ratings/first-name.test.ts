import { expect, test } from 'vitest';
import { firstName } from './first-name';

test.each([
  ['Łukasz Żółć', 'Łukasz'],
  ['  Priya ', 'Priya'],
  ['Nguyễn Thị Bảo', 'Nguyễn'],
  ['priya@example.com', 'A student'],
  ['', 'A student'],
])('%j is shown as %j', (name, shown) => {
  expect(firstName(name)).toBe(shown);
});
