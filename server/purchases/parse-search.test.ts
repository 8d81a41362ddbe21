import { expect, test } from 'vitest';
import { parseSearch } from './parse-search';

test.each(['P-10042', 'p-10042', 'P10042', ' 10042 '])('%j is the number of a purchase', (typed) => {
  expect(parseSearch(typed)).toEqual({ kind: 'numbers', numbers: [10_042] });
});

test('the subject of a mail, or a list, names the purchases in it', () => {
  expect(parseSearch('Re: P-10202 my course')).toEqual({ kind: 'numbers', numbers: [10_202] });
  expect(parseSearch('P-10202, p–10203')).toEqual({ kind: 'numbers', numbers: [10_202, 10_203] });
});

test('a link to a purchase, or its id, is the purchase', () => {
  const id = '0198f6a2-7f3c-7b1e-9d55-0a1b2c3d4e5f';
  for (const typed of [id, id.toUpperCase(), `https://learn.example.com/purchases/${id}?tab=1`])
    expect(parseSearch(typed)).toEqual({ kind: 'id', id });
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
