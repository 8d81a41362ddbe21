import { expect, test } from 'vitest';
import { parseSearch } from './parse-search';

test.each(['P-10042', 'p-10042', 'P10042', ' 10042 '])('%j is the number of a purchase', (typed) => {
  expect(parseSearch(typed)).toEqual({ kind: 'number', number: 10_042 });
});

test('an address is looked up as it is stored, in lower case', () => {
  expect(parseSearch('Aarav@Example.com')).toEqual({ kind: 'email', email: 'aarav@example.com' });
});

test('a name keeps its letters and loses spare spaces', () => {
  expect(parseSearch('  Mateo   García ')).toEqual({ kind: 'text', text: 'Mateo García' });
});

test('a number too large for any purchase is text, not an error', () => {
  expect(parseSearch('9999999999')).toEqual({ kind: 'text', text: '9999999999' });
});

test('nothing typed finds nothing in particular', () => {
  expect(parseSearch('   ')).toBeNull();
});
