import { expect, test } from 'vitest';
import { composeHelpMail } from './compose-help-mail';
import { composeMessageMail } from './compose-message-mail';

const about = { number: 10042, courseTitle: 'Python from zero' };

test('one message is a message, several are counted', () => {
  const reader = { name: 'Aarav', path: '/purchases/1#messages' };
  const one = composeMessageMail({ ...about, from: 'Ishita Rao', count: 1 }, reader);
  const three = composeMessageMail({ ...about, from: 'Ishita Rao', count: 3 }, reader);
  expect(one.subject).toBe('Ishita Rao sent you a message: Python from zero');
  expect(three.subject).toBe('Ishita Rao sent you 3 messages: Python from zero');
});

test('the team is sent to the purchase', () => {
  const mail = composeHelpMail({ ...about, by: 'Aarav' });
  expect(mail.blocks.at(-1)).toMatchObject({ buttons: [{ path: '/admin/purchases/P-10042' }] });
});
