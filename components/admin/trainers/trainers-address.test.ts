import { expect, test } from 'vitest';
import { readTrainersAddress, trainersHref } from './trainers-address';

test('an address read and written again is the same', () => {
  const href = '/admin/trainers?q=a%26b&state=away&skill=c%2B%2B&language=de&sort=full&page=3';
  const address = readTrainersAddress(Object.fromEntries(new URL(href, 'http://host').searchParams));
  expect(trainersHref(address, { page: address.page })).toBe(href);
});

test('what an address does not mean is left out, and a filter starts at the first page', () => {
  expect(trainersHref(readTrainersAddress({ state: 'toString', sort: 'price', page: '-1', q: ' ' }))).toBe(
    '/admin/trainers',
  );
  expect(trainersHref({ q: 'Lena', page: 4 }, { state: 'left' })).toBe('/admin/trainers?q=Lena&state=left');
});
