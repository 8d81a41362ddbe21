import { expect, test } from 'vitest';
import { valuesBeside } from './values-beside';

const running = {
  DATABASE_URL: 'postgresql://here/caravan',
  INNGEST_BASE_URL: 'http://inngest:8288',
  SMTP_URL: 'smtp://mail',
};

test('the app that runs here lends all its settings, given or made', () => {
  expect(valuesBeside({}, running)).toEqual({ ...running, CARAVAN_BESIDE: '1' });
});

test('so it does when the command was given the same database and less besides', () => {
  expect(valuesBeside({ DATABASE_URL: running.DATABASE_URL }, running)).toMatchObject(running);
});

test('what only the command was given would make it another deployment, and is emptied', () => {
  const own = { ALERT_EMAIL: 'me@example.com', SMTP_URL: 'smtp://other' };
  expect(valuesBeside(own, running)).toMatchObject({ ALERT_EMAIL: '', SMTP_URL: 'smtp://mail' });
});

test('another database is another deployment: the command has its own settings', () => {
  expect(valuesBeside({ DATABASE_URL: 'postgresql://there/caravan' }, running)).toBeNull();
});

test('with nothing running, the command has its own settings', () => {
  expect(valuesBeside({ DATABASE_URL: 'postgresql://there/caravan' }, null)).toBeNull();
});
