import fc from 'fast-check';
import { expect, test } from 'vitest';
import { describePreferencesChange } from './describe-preferences-change';
import { preferencesSchema } from './preferences';
import { varyPreferences } from './vary-preferences';

const evenings = {
  zone: 'Europe/Berlin',
  startDate: '2026-12-01',
  preferredTimes: [
    { weekday: 2, minute: 1080 },
    { weekday: 4, minute: 1080 },
  ],
};

test('the smallest change comes first: half an hour, up to two hours, another day, a later start', () => {
  const words = varyPreferences(evenings).map(({ change }) => describePreferencesChange(change));
  expect(words.slice(0, 4)).toEqual([
    'Tuesday 18:30 instead of Tuesday 18:00',
    'Thursday 18:30 instead of Thursday 18:00',
    'Tuesday 17:30 instead of Tuesday 18:00',
    'Thursday 17:30 instead of Thursday 18:00',
  ]);
  expect(words).toContain('Tuesday 20:00 instead of Tuesday 18:00');
  expect(words.indexOf('Wednesday 18:00 instead of Tuesday 18:00')).toBeGreaterThan(
    words.indexOf('Thursday 16:00 instead of Thursday 18:00'),
  );
  expect(words.at(-3)).toBe('a start on Tuesday 8 December');
});

test('nothing is moved over midnight', () => {
  const late = {
    ...evenings,
    preferredTimes: [
      { weekday: 7, minute: 1410 },
      { weekday: 1, minute: 0 },
    ],
  };
  const words = varyPreferences(late).map(({ change }) => describePreferencesChange(change));
  expect(words[0]).toBe('Monday 00:30 instead of Monday 00:00');
  expect(words).not.toContain('Monday 00:00 instead of Sunday 23:30');
  // Monday 23:30 is another day's preferred time at the same hour, and free to choose.
  expect(words).toContain('Monday 23:30 instead of Sunday 23:30');
});

test('law: each variant is valid, and differs from the preferences in exactly the one thing it names', () => {
  const preferredTime = fc.record({
    weekday: fc.integer({ min: 1, max: 7 }),
    minute: fc.integer({ min: 0, max: 1439 }),
  });
  fc.assert(
    fc.property(fc.array(preferredTime, { minLength: 2, maxLength: 14 }), (preferredTimes) => {
      const preferences = { ...evenings, preferredTimes };
      for (const variant of varyPreferences(preferences)) {
        expect(preferencesSchema.parse(variant.preferences)).toEqual(variant.preferences);
        if (variant.change.kind === 'start') {
          expect(variant.preferences).toEqual({ ...preferences, startDate: variant.change.to });
        } else {
          const { index, from, to } = variant.change;
          expect(preferredTimes[index]).toEqual(from);
          expect(preferredTimes).not.toContainEqual(to);
          expect(variant.preferences).toEqual({
            ...preferences,
            preferredTimes: preferredTimes.with(index, to),
          });
        }
      }
    }),
    { numRuns: 50 },
  );
});
