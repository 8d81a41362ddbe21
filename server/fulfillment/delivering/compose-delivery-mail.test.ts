import { expect, test } from 'vitest';
import { composeMakeUpMail, composeNoShowMail, composeResultRequestMail } from './compose-delivery-mail';

const session = {
  id: 'session-1',
  purchaseId: 'purchase-1',
  number: 10_042,
  courseTitle: 'Python from zero',
  ordinal: 3,
  sessionCount: 12,
  startsAt: new Date('2026-05-04T10:00:00Z'),
  endsAt: new Date('2026-05-04T11:00:00Z'),
  studentName: 'Priya Nair',
  trainerName: 'Ishita Rao',
};
const zone = 'Asia/Kolkata';

test('a trainer who is asked, or missed, gets the session in their own time and one link to record it', () => {
  for (const compose of [composeResultRequestMail, composeNoShowMail]) {
    const mail = compose(session, { zone });
    expect(mail.name).toBe('Ishita Rao');
    expect(mail.subject).toContain('Priya Nair');
    expect(JSON.stringify(mail.blocks)).toContain('15:30');
    expect(mail.blocks.filter(({ kind }) => kind === 'buttons')).toEqual([
      { kind: 'buttons', buttons: [{ label: 'Record the result', path: '/teach/sessions/session-1' }] },
    ]);
  }
});

test('a make-up session is told to each with the name of the other, and the student is never led to the portal', () => {
  const student = composeMakeUpMail(session, { role: 'student', zone: 'UTC' });
  const trainer = composeMakeUpMail(session, { role: 'trainer', zone });
  expect(student).toMatchObject({
    name: 'Priya Nair',
    subject: 'Make-up session: Python from zero with Ishita Rao',
  });
  expect(trainer).toMatchObject({
    name: 'Ishita Rao',
    subject: 'Make-up session: Python from zero with Priya Nair',
  });
  expect(JSON.stringify(student)).not.toContain('/teach/');
  expect(JSON.stringify(student)).toContain('10:00');
});
