import { expect, test } from 'vitest';
import { composeViolation } from './compose-violation';

const incident = { id: 'incident-1', stage: 'paid' };

test('an alert names the rule, some of what breaks it, how many more, and where to look', () => {
  const violation = {
    name: 'paid',
    promise: 'What is confirmed has a payment of its quote',
    count: 7,
    examples: [{ id: 'P-10042', detail: 'SCHEDULED without a payment of its quote' }],
  };
  expect(composeViolation(incident, violation, 'https://c')).toEqual({
    subject: 'Caravan: a rule of the data is broken, paid',
    text: [
      'Broken: What is confirmed has a payment of its quote.',
      'P-10042: SCHEDULED without a payment of its quote',
      'and 6 more',
      'https://c/admin/incidents/incident-1',
    ].join('\n'),
  });
});

test('without the record of the check it still says which', () => {
  expect(composeViolation(incident, null, 'https://c').text).toContain('Broken: paid.');
});
