import { expect, test } from 'vitest';
import { nameToUuid, seededId } from './ids';

test('a seed gives the id that the real server gave for it', () => {
  expect(seededId('1795417481597,OG8pAAmh6ZPXJg==', 0)).toBe('01M83KH8BX71QJJ009M7MS7NS7');
  expect(seededId('1795417481597,OG8pAAmh6ZPXJg==', 1)).toBe('01M83KH8BX71QJJ009M7MS7NS8');
});

test.each([undefined, '', 'x', '1,AAAA', '99999999999999999,OG8pAAmh6ZPXJg=='])('%s is no seed', (seed) => {
  expect(seededId(seed, 0)).toBeUndefined();
});

test('the same name has the same UUID, another has another', () => {
  expect(nameToUuid('demo-a')).toBe(nameToUuid('demo-a'));
  expect(nameToUuid('demo-a')).not.toBe(nameToUuid('demo-b'));
  expect(nameToUuid('demo-a')).toMatch(
    /^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
  );
});
