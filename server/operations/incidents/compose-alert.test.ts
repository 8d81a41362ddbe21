import { expect, test } from 'vitest';
import { composeAlert } from './compose-alert';

const member = (number: number, amount = 18_000, currency = 'EUR') => ({
  headline: 'No trainer was allocated: the trainer matching step never started',
  purchase: { number, amount, currency },
});
const incident = { id: 'incident-1', cause: 'EVENT_UNCONSUMED', stage: 'allocate' };

test('an alert tells the cause, how many, how much of each currency, which, and where to look', () => {
  const { subject, text } = composeAlert(
    incident,
    [member(1), member(2), member(3, 500, 'JPY')],
    'https://c',
  );
  expect(subject).toBe('Caravan: 3 purchases are stuck, EVENT_UNCONSUMED at allocate');
  expect(text).toContain('At risk: €360.00, JP¥500.');
  expect(text).toContain('P-1, P-2, P-3');
  expect(text).toContain('https://c/admin/incidents/incident-1');
});

test('a crowd is counted, not listed', () => {
  const crowd = Array.from({ length: 40 }, (_, index) => member(index));
  expect(composeAlert(incident, crowd, '').text).toContain('and 30 more');
});
