import { expect, test } from 'vitest';
import { listHref, readAddress } from './list-address';

test('an address read and written again is the same', () => {
  const href =
    '/admin/purchases?late=1&q=a%26b&status=in-flight&course=01938f5e-7a3b-7c4d-8e5f-0123456789ab&paid=7d&cause=RUN_FAILED&money=refunded&sort=oldest&after=x';
  const address = readAddress(Object.fromEntries(new URL(href, 'http://host').searchParams));
  expect(new URL(listHref(address, { after: address.after }), 'http://host').searchParams.toString()).toBe(
    new URL(href, 'http://host').searchParams.toString(),
  );
});

test('what an address does not mean is left out', () => {
  expect(listHref(readAddress({ status: 'toString', paid: '1y', sort: 'price', late: 'yes', q: ' ' }))).toBe(
    '/admin/purchases',
  );
});

test('changing a filter starts at the first page, taking it away removes it', () => {
  const address = { q: 'Lena', after: 'cursor', late: true };
  expect(listHref(address, { paid: '7d' })).toBe('/admin/purchases?late=1&q=Lena&paid=7d');
  expect(listHref(address, { late: undefined, q: undefined })).toBe('/admin/purchases');
});
