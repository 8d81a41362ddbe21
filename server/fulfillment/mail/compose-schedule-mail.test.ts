import { expect, test } from 'vitest';
import { saidIn } from '@/tests/support/said-in';
import { composeScheduleMail } from './compose-schedule-mail';

const mail = {
  purchaseId: 'p1',
  number: 10042,
  courseTitle: 'Python from zero',
  studentName: 'Aarav Sharma',
  trainerName: 'Ishita Rao',
  sessions: [
    {
      id: 's1',
      ordinal: 1,
      startsAt: new Date('2026-11-30T12:30:00Z'),
      endsAt: new Date('2026-11-30T13:30:00Z'),
    },
  ],
};

test('each participant reads the same session in their own zone', () => {
  const student = composeScheduleMail(mail, { role: 'student', name: 'Aarav', zone: 'Asia/Kolkata' });
  const trainer = composeScheduleMail(mail, { role: 'trainer', name: 'Ishita', zone: 'Europe/Berlin' });

  expect(saidIn(student)).toMatch(/Monday,? 30 November 2026, 18:00–19:00/);
  expect(saidIn(trainer)).toMatch(/Monday,? 30 November 2026, 13:30–14:30/);
  expect(student.subject).toBe('Your sessions are booked: Python from zero');
  expect(trainer.subject).toBe('New student: Aarav Sharma, Python from zero');
});

test('only the student is led to the page of the course', () => {
  const blocksOf = (role: 'student' | 'trainer') =>
    composeScheduleMail(mail, { role, name: 'Reader', zone: 'UTC' }).blocks.map(({ kind }) => kind);
  expect(blocksOf('student')).toContain('buttons');
  expect(blocksOf('trainer')).not.toContain('buttons');
});

test('each session has its link to join, for both', () => {
  for (const role of ['student', 'trainer'] as const) {
    const { blocks } = composeScheduleMail(mail, { role, name: 'Reader', zone: 'UTC' });
    const links = blocks.flatMap((block) =>
      block.kind === 'list' ? block.items.map(({ link }) => link) : [],
    );
    expect(links).toEqual([{ label: 'Join', path: '/sessions/s1/join' }]);
  }
});
