import { expect, test } from 'vitest';
import { composeDigestMail } from './compose-digest-mail';

const trainer = { name: 'Ishita Rao', zone: 'Europe/Berlin' };
const session = {
  id: '1',
  startsAt: new Date('2026-12-08T17:00:00Z'),
  endsAt: new Date('2026-12-08T18:00:00Z'),
  about: 'Python from zero with Aarav',
};

test('lists the sessions in the zone of the trainer, results that are due and new students', () => {
  const mail = composeDigestMail({
    ...trainer,
    coming: [session, session],
    unconfirmed: [session],
    students: [{ purchaseId: '2', about: 'Aarav, Python from zero' }],
  });
  expect(mail.subject).toBe('Your week: 2 sessions');
  const text = JSON.stringify(mail.blocks);
  expect(text).toContain('Tuesday 8 December 2026, 18:00–19:00');
  expect(text).toContain('/teach/sessions/1');
  expect(text).toContain('/teach/students/2');
});

test('a week without sessions says so', () => {
  const mail = composeDigestMail({ ...trainer, coming: [], unconfirmed: [session], students: [] });
  expect(mail.subject).toBe('Your week: no sessions');
  expect(JSON.stringify(mail.blocks)).not.toContain('student:');
});
