import { expect, test } from 'vitest';
import { saidIn } from '@/tests/support/said-in';
import { composeWaitingMail } from './compose-waiting-mail';
import { composeWelcomeMail } from './compose-welcome-mail';

const about = { purchaseId: 'p1', number: 10_042, courseTitle: 'Robotics', name: 'Aarav' };

test('a waiting student reads how long it has been, and has both ways out', () => {
  expect(saidIn(composeWaitingMail({ ...about, weeks: 0 }))).toContain('We keep looking, and email you');
  expect(saidIn(composeWaitingMail({ ...about, weeks: 1 }))).toContain('for a week,');
  const third = saidIn(composeWaitingMail({ ...about, weeks: 3 }));
  expect(third).toContain('for 3 weeks,');
  expect(third).toContain('Choose new times /purchases/p1?open=times');
  expect(third).toContain('Cancel and refund /purchases/p1?open=cancel');
});

test('a newcomer is greeted in the name of the school', () => {
  expect(composeWelcomeMail({ name: 'Aarav', sellerName: 'Caravan Learning' }).subject).toBe(
    'Welcome to Caravan Learning',
  );
});
