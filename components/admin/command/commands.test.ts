import { expect, test } from 'vitest';
import { commandsFor } from './commands';

test('a number opens that purchase first', () => {
  for (const typed of ['P-10042', 'p10042', ' 10042']) {
    expect(commandsFor(typed)[0]).toMatchObject({ href: '/admin/purchases/P-10042' });
  }
});

test('anything else is offered as a search, whatever characters it has', () => {
  expect(commandsFor('a&b@example.com').map(({ href }) => href)).toEqual([
    '/admin/purchases?q=a%26b%40example.com',
    '/admin/trainers?q=a%26b%40example.com',
  ]);
});

test('commands are found by the beginnings of their words', () => {
  expect(commandsFor('go pi').map(({ id }) => id)).toEqual(['/admin/pipeline', 'search', 'search-trainers']);
});

test('on a purchase, giving it to another trainer is offered first', () => {
  const href = '/admin/purchases/P-10042?reallocate';
  expect(commandsFor('', '/admin/purchases/P-10042')[0]).toMatchObject({ href });
  expect(commandsFor('real', '/admin/purchases/P-10042')[0]).toMatchObject({ href });
  expect(commandsFor('real', '/admin/purchases').map(({ id }) => id)).toEqual(['search', 'search-trainers']);
});
