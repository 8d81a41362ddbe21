import { expect, test } from 'vitest';
import type { TimeRule } from '@/server/process/vocabulary/trainer-rules';
import { type BookedBeside, checkNewTime, type NewTimeFacts } from './check-new-time';

const at = (time: string) => new Date(`2026-11-25T${time}:00Z`);
const booked = (from: string, until: string, whose: 'isOfStudent' | 'isOfTrainer'): BookedBeside => ({
  startsAt: at(from),
  endsAt: at(until),
  isOfStudent: false,
  isOfTrainer: false,
  [whose]: true,
  number: 1042,
  ordinal: 4,
  courseTitle: 'Business English',
  studentName: whose === 'isOfStudent' ? 'Aarav Sharma' : 'Priya Nair',
  trainerName: 'Camila Rojas',
});
const facts: NewTimeFacts = {
  now: at('06:00'),
  by: 'staff',
  zone: 'Asia/Kolkata',
  to: { startsAt: at('12:30'), endsAt: at('13:30') },
  bufferMinutes: 15,
  booked: [],
  broken: [],
  overridden: [],
};
const check = (changed: Partial<NewTimeFacts>) => checkNewTime({ ...facts, ...changed });

test('a free time within the rules is free', () => {
  expect(check({})).toBeNull();
  expect(check({ booked: [booked('13:30', '14:30', 'isOfStudent')] })).toBeNull();
  expect(check({ booked: [booked('13:45', '14:45', 'isOfTrainer')] })).toBeNull();
});

test.each<TimeRule>(['hours', 'leave', 'weekly-hours', 'notice'])(
  '%s is a rule until it is overridden',
  (rule) => {
    expect(check({ broken: [rule] })?.code).toBe(`reschedule.${rule}`);
    expect(check({ broken: [rule], overridden: [rule] })).toBeNull();
    const others: TimeRule[] = ['hours', 'leave', 'weekly-hours', 'notice'];
    expect(check({ broken: [rule], overridden: others.filter((other) => other !== rule) })).not.toBeNull();
  },
);

test('the break between sessions is a rule until it is overridden, and never allows an overlap', () => {
  const close = [booked('13:40', '14:40', 'isOfTrainer')];
  expect(check({ booked: close, broken: ['buffer'] })?.code).toBe('reschedule.buffer');
  expect(check({ booked: close, broken: ['buffer'], overridden: ['buffer'] })).toBeNull();
  const overlapping = [booked('13:20', '14:20', 'isOfTrainer')];
  expect(check({ booked: overlapping, broken: ['buffer'], overridden: ['buffer'] })?.code).toBe(
    'reschedule.taken',
  );
});

test('an overlap and the past stand, whatever is overridden', () => {
  const overridden: TimeRule[] = ['hours', 'leave', 'buffer', 'weekly-hours', 'notice'];
  for (const whose of ['isOfStudent', 'isOfTrainer'] as const) {
    expect(check({ overridden, booked: [booked('13:00', '14:00', whose)] })?.code).toBe('reschedule.taken');
  }
  expect(check({ overridden, now: at('12:30') })?.code).toBe('reschedule.past');
});

test('staff read whose session is in the way and when, and what the trainer keeps free', () => {
  expect(check({ booked: [booked('13:00', '14:00', 'isOfStudent')] })?.message).toBe(
    'In the way: session 4 of Business English of Aarav Sharma (P-1042), Wed 25 Nov, 18:30 to 19:30. Nobody is in two sessions at once.',
  );
  expect(check({ booked: [booked('13:35', '14:35', 'isOfTrainer')] })?.message).toBe(
    'In the way: Camila Rojas holds session 4 of Business English for Priya Nair (P-1042), Wed 25 Nov, 19:05 to 20:05. Camila Rojas keeps 15 minutes free between sessions.',
  );
});

test('a student reads of their own session, and of nobody else', () => {
  const by = 'student';
  expect(check({ by, booked: [booked('13:00', '14:00', 'isOfStudent')] })?.message).toBe(
    'Your other session of Business English is in the way, Wed 25 Nov, 18:30 to 19:30. Choose another time.',
  );
  expect(check({ by, booked: [booked('13:00', '14:00', 'isOfTrainer')] })?.message).toBe(
    'Your trainer is taken then. Choose another time.',
  );
});
