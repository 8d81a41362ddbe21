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

test.each(['\r\nBcc: everyone@example.com', '\u0000\u0007', '\u202E\u2066', '\u2028\u2029\u0085'])(
  'a name or title with %j adds no line to the text, and turns none around',
  (odd) => {
    const mail = {
      number: 1,
      courseTitle: `Go${odd}!`,
      studentName: `Ann${odd}!`,
      trainerName: `Bo${odd}!`,
      sessions: [],
    };
    const plain = { ...mail, courseTitle: 'Go', studentName: 'Ann', trainerName: 'Bo' };
    for (const role of ['student', 'trainer'] as const) {
      const { text } = composeScheduleMail(mail, { role, name: `Ann${odd}!`, zone: 'UTC' });
      const expected = composeScheduleMail(plain, { role, name: 'Ann', zone: 'UTC' }).text;
      expect(text.split(/[\n\u2028\u2029\u0085]/)).toHaveLength(expected.split('\n').length);
      expect(text).not.toMatch(/[^\P{Cc}\n]|[\u202A-\u202E\u2066-\u2069]/u);
    }
  },
);
