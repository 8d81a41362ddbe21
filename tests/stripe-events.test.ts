import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { stripeEvents } from '@/server/sales/gateway/stripe/event';
import { stripeVersion } from '@/server/sales/gateway/stripe/stripe-client';

const guide = readFileSync('docs/OPERATIONS.md', 'utf8').split('\n## Stripe\n')[1]?.split('\n## ')[0] ?? '';

test('the operations guide names every event to subscribe, and no other', () => {
  const table = guide.split('| event | what follows |')[1]?.split('\n\n')[0] ?? '';
  const named = [...table.matchAll(/`([a-z_.]+)`/g)].map(([, name]) => name);
  expect(named).toEqual([...stripeEvents]);
});

test('the operations guide names the version that the code reads', () => {
  expect(guide.split(stripeVersion).length - 1).toBe(2);
});
