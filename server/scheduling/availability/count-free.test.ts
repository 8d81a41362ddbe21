import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createCalendar, type TrainerTimes } from '@/server/scheduling/calendar/trainer-calendar';
import { planningNow as now, planning } from '@/tests/support/school/planning';
import { type AlikeTrainers, countFree } from './count-free';
import { weekHours } from './week-hours';

const hour = 3_600_000;
const free = (over: Partial<AlikeTrainers>): AlikeTrainers => ({
  trainers: 1,
  zone: 'UTC',
  windows: '[[1, 540, 720]]',
  taken: [],
  ...over,
});
/** The hours of a week by the clock of a zone at which somebody is free, and how many: "1 9:00 x2". */
function hoursOf(groups: AlikeTrainers[], { zone = 'UTC', startDate = '2026-11-02', minutes = 60 } = {}) {
  const { startsAt } = weekHours({ zone, startDate, now });
  return countFree(groups, { startsAt, minutes }).flatMap((count, index) =>
    count > 0 ? [`${Math.floor(index / 24) + 1} ${index % 24}:00 x${count}`] : [],
  );
}

test('trainers count from the first hour of a window to the last that leaves time for a session', () => {
  expect(hoursOf([free({ trainers: 2 })])).toEqual(['1 9:00 x2', '1 10:00 x2', '1 11:00 x2']);
  expect(hoursOf([free({})], { minutes: 90 })).toEqual(['1 9:00 x1', '1 10:00 x1']);
});

test('a trainer’s hours are read by the clock of the student, also half an hour away', () => {
  // 9:00 to 12:00 UTC is 14:30 to 17:30 in Kolkata and 17:45 to 20:45 in Eucla.
  expect(hoursOf([free({})], { zone: 'Asia/Kolkata' })).toEqual(['1 15:00 x1', '1 16:00 x1']);
  expect(hoursOf([free({})], { zone: 'Australia/Eucla' })).toEqual(['1 18:00 x1', '1 19:00 x1']);
  expect(hoursOf([free({ zone: 'Asia/Kolkata' })])).toEqual(['1 4:00 x1', '1 5:00 x1']);
});

test('what is booked or time off takes the hours that it touches', () => {
  const at = (time: string) => Date.parse(`2026-11-02T${time}Z`);
  expect(hoursOf([free({ taken: [[at('09:30'), at('10:00')]] })])).toEqual(['1 10:00 x1', '1 11:00 x1']);
  expect(hoursOf([free({ taken: [[at('00:00'), at('23:00')]] }), free({})])).toHaveLength(3);
});

test('a start that is too soon to be booked looks at the next days', () => {
  expect(weekHours({ zone: 'UTC', startDate: '2026-10-12', now }).firstDay).toBe('2026-10-13');
  const { startsAt } = weekHours({ zone: 'Pacific/Kiritimati', startDate: '2026-10-12', now });
  expect(Math.min(...startsAt)).toBeGreaterThanOrEqual(now.getTime() + 12 * hour);
});

test('counts exactly those whom allocation would let begin then', () => {
  const several = fc.tuple(planning, fc.array(planning, { maxLength: 3 }));
  fc.assert(
    fc.property(several, ([{ preferences, shape, trainer }, others]) => {
      const trainers: TrainerTimes[] = [trainer, ...others.map((other) => other.trainer)];
      const { startsAt } = weekHours({ ...preferences, now });
      const minutes = shape.sessionMinutes;
      const groups = trainers.map((times) => ({
        trainers: 1,
        zone: times.zone,
        windows: JSON.stringify(
          times.availability.map(({ weekday, startMinute, endMinute }) => [weekday, startMinute, endMinute]),
        ),
        taken: [
          ...times.busy.map(
            (span) =>
              [
                span.startsAt.getTime() - times.bufferMinutes * 60_000,
                span.endsAt.getTime() + times.bufferMinutes * 60_000,
              ] as const,
          ),
          ...times.timeOff.map((span) => [span.startsAt.getTime(), span.endsAt.getTime()] as const),
        ],
      }));
      const ignore = new Set(['weekly-hours'] as const);
      const expected = startsAt.map(
        (at) =>
          trainers.filter((times) =>
            createCalendar({ trainer: times, studentBusy: [], now }).fits(at, at + minutes * 60_000, ignore),
          ).length,
      );
      expect(countFree(groups, { startsAt, minutes })).toEqual(expected);
    }),
    { numRuns: 40 },
  );
});
