import { expect, test } from 'vitest';
import { composeScheduleMail } from './compose-schedule-mail';

const mail = {
  number: 10042,
  courseTitle: 'Python from zero',
  studentName: 'Aarav Sharma',
  trainerName: 'Ishita Rao',
  sessions: [
    { ordinal: 1, startsAt: new Date('2026-11-30T12:30:00Z'), endsAt: new Date('2026-11-30T13:30:00Z') },
  ],
};

test('each participant reads the same session in their own zone', () => {
  const student = composeScheduleMail(mail, { role: 'student', name: 'Aarav', zone: 'Asia/Kolkata' });
  const trainer = composeScheduleMail(mail, { role: 'trainer', name: 'Ishita', zone: 'Europe/Berlin' });

  expect(student.text).toMatch(/Monday,? 30 November 2026, 18:00–19:00/);
  expect(trainer.text).toMatch(/Monday,? 30 November 2026, 13:30–14:30/);
  expect(student.subject).toBe('Your sessions are booked: Python from zero');
  expect(trainer.subject).toBe('New student: Aarav Sharma, Python from zero');
});
