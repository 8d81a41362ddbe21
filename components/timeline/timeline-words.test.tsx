import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { timelineWords } from './timeline-words';

const read = (entry: { kind: string; data: unknown }) => {
  const { title, detail, tone } = timelineWords(entry);
  return { text: [renderToStaticMarkup(title), detail].filter(Boolean).join(' '), tone };
};

test('a refusal by every trainer tells how many, and for what', () => {
  const data = { considered: 15, ruledOut: { 'no-common-slot': 3, skill: 12 } };
  expect(read({ kind: 'trainer.none-eligible', data })).toEqual({
    text: 'No trainer can take it 15 considered: 12 do not teach it, 3 have no common time',
    tone: 'warn',
  });
});

test('a verified payment tells how much, by what means and how we know', () => {
  const data = {
    provider: 'test',
    providerRef: 'r',
    amount: 1_800_000,
    currency: 'INR',
    method: 'card ending 4242',
    source: 'webhook',
    inboxEventId: null,
  };
  expect(read({ kind: 'payment.confirmed', data }).text).toBe(
    'Payment verified ₹18,000.00, card ending 4242, test webhook',
  );
});

test('a kind of another version is shown by its name instead of hiding', () => {
  expect(read({ kind: 'purchase.teleported', data: {} })).toEqual({
    text: 'purchase.teleported',
    tone: 'neutral',
  });
  expect(read({ kind: 'toString', data: {} }).text).toBe('toString');
});
