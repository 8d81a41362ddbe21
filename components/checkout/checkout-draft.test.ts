import { afterEach, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { type CheckoutDraft, preferencesOf, readDraft, readyToSubmit } from './checkout-draft';

const draft = (more: Partial<CheckoutDraft> = {}): CheckoutDraft => ({
  ...readDraft('no storage here', 'Asia/Kolkata'),
  preferredTimes: [
    { weekday: 3, minute: 1080 },
    { weekday: 1, minute: 1080 },
  ],
  ...more,
});

afterEach(() => vi.unstubAllGlobals());

test('submitting the same choices again keeps the key, so nothing is bought twice', () => {
  const first = readyToSubmit(draft());
  expect(readyToSubmit(first).checkoutKey).toBe(first.checkoutKey);
});

test('the order of the clicks does not change the choice', () => {
  const first = readyToSubmit(draft());
  const turned = { ...first, preferredTimes: first.preferredTimes.toReversed() };
  expect(readyToSubmit(turned).checkoutKey).toBe(first.checkoutKey);
});

test('other choices get a key of their own', () => {
  const first = readyToSubmit(draft());
  const later = readyToSubmit({ ...first, startDate: '2027-01-04' });
  expect(later.checkoutKey).not.toBe(first.checkoutKey);
});

test('a key is what the server takes', () => {
  expect(z.uuid().safeParse(draft().checkoutKey).success).toBe(true);
});

test('a new draft starts on a Monday after today', () => {
  const { startDate } = preferencesOf(draft());
  expect(new Date(`${startDate}T00:00:00Z`).getUTCDay()).toBe(1);
});

test.each([
  ['another version of the app', { zone: 'Asia/Kolkata', preferredTimes: [] }],
  ['a zone that no clock can be read in', { zone: 'Etc/Unknown' }],
  ['times that do not exist', { preferredTimes: [{ weekday: 8, minute: 60 }] }],
  ['a date that is no date', { startDate: 'soon' }],
  ['a key that the server refuses', { checkoutKey: '1' }],
  ['no draft', null],
])('what %s left in the storage is not taken for a draft', (_, kept) => {
  const whole = kept && Object.keys(kept).length === 1 ? { ...draft(), ...kept } : kept;
  vi.stubGlobal('sessionStorage', { getItem: () => JSON.stringify(whole) });
  expect(readDraft('plan', 'Asia/Kolkata')).toMatchObject({
    zone: 'Asia/Kolkata',
    preferredTimes: [],
    submitted: null,
  });
});

test('a draft that was kept is found again, whole', () => {
  const kept = readyToSubmit(draft());
  vi.stubGlobal('sessionStorage', { getItem: () => JSON.stringify(kept) });
  expect(readDraft('plan', 'UTC')).toEqual(kept);
});
