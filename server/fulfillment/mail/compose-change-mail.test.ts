import { expect, test } from 'vitest';
import { saidIn } from '@/tests/support/said-in';
import { type ChangeMail, composeChangeMail } from './compose-change-mail';

/** The text without the comma after the weekday, which versions of Intl disagree about. */
const textOf = (...asked: Parameters<typeof composeChangeMail>) =>
  saidIn(composeChangeMail(...asked)).replaceAll('day, ', 'day ');
const at = (iso: string) => ({
  startsAt: new Date(iso),
  endsAt: new Date(new Date(iso).getTime() + 3_600_000),
});
const mail: ChangeMail = {
  purchaseId: 'p1',
  number: 10_042,
  courseTitle: 'Python from zero',
  studentName: 'Aarav Sharma',
  formerTrainer: { id: 'ishita', name: 'Ishita Rao' },
  trainer: { id: 'tomas', name: 'Tomas Novak' },
  sessions: [
    { id: 's3', ordinal: 3, from: at('2026-12-07T12:30:00Z'), to: at('2026-12-07T12:30:00Z') },
    { id: 's4', ordinal: 4, from: at('2026-12-09T12:30:00Z'), to: at('2026-12-11T12:30:00Z') },
  ],
};

test('the student reads who takes over and what changed, in their own zone', () => {
  const reader = { role: 'student', name: 'Aarav Sharma', zone: 'Asia/Kolkata' } as const;
  const { subject } = composeChangeMail(mail, reader);
  const text = textOf(mail, reader);
  expect(subject).toBe('Tomas Novak is your trainer now: Python from zero');
  expect(text).toContain('3. Monday 7 December 2026, 18:00–19:00\n');
  expect(text).toContain(
    '4. Friday 11 December 2026, 18:00–19:00 (was Wednesday 9 December 2026, 18:00–19:00)',
  );
  expect(text).toContain('Asia/Kolkata');
});

test('the former trainer reads what is no longer theirs, at the times they knew', () => {
  const text = textOf(mail, { role: 'former-trainer', name: 'Ishita Rao', zone: 'UTC' });
  expect(text).toContain('no longer yours');
  expect(text).toContain('Wednesday 9 December 2026, 12:30–13:30');
  expect(text).not.toContain('11 December');
});

test('the new trainer reads the new times only', () => {
  const reader = { role: 'trainer', name: 'Tomas Novak', zone: 'Europe/Prague' } as const;
  const { subject } = composeChangeMail(mail, reader);
  const text = textOf(mail, reader);
  expect(subject).toBe('New student: Aarav Sharma, Python from zero');
  expect(text).toContain('Friday 11 December 2026, 13:30–14:30');
  expect(text).not.toContain('(was');
});

test('a session with the same trainer at another time is a new time, for both', () => {
  const moved = { ...mail, formerTrainer: mail.trainer, sessions: mail.sessions.slice(1) };
  const student = composeChangeMail(moved, { role: 'student', name: 'Aarav', zone: 'UTC' });
  expect(student.subject).toBe('New time: Python from zero');
  expect(textOf(moved, { role: 'student', name: 'Aarav', zone: 'UTC' })).toContain(
    'was Wednesday 9 December 2026',
  );
  expect(composeChangeMail(moved, { role: 'trainer', name: 'Tomas', zone: 'UTC' }).subject).toBe(
    'New time: Aarav Sharma, Python from zero',
  );
});

test('two trainers of one name: everybody reads that the trainer changed, under a subject', () => {
  const namesakes = { ...mail, formerTrainer: { id: 'other', name: 'Tomas Novak' } };
  for (const role of ['student', 'former-trainer', 'trainer'] as const) {
    const told = composeChangeMail(namesakes, { role, name: 'Reader', zone: 'UTC' });
    expect(told.subject).not.toBe('');
    expect(saidIn(told)).toContain('take');
  }
  const student = composeChangeMail(namesakes, { role: 'student', name: 'Aarav', zone: 'UTC' });
  expect(student.subject).toBe('Tomas Novak is your trainer now: Python from zero');
});
