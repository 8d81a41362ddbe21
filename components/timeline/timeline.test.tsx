// @vitest-environment happy-dom
import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { describeEntry } from '@/server/process/timeline/describe-entry';
import { show } from '@/tests/support/browser/show';
import { Timeline } from './timeline';

const item = (category: 'BUSINESS' | 'TECHNICAL' | 'NOTE', kind: string, data: object) => ({
  id: kind,
  at: new Date('2026-03-01T10:00Z'),
  day: 'Sun 1 Mar',
  category,
  meta: [],
  raw: { kind, data },
  ...describeEntry({ kind, data }),
});
const items = [
  item('NOTE', 'note.added', { text: 'She called.' }),
  item('TECHNICAL', 'event.repeated', { eventId: 'e', name: 'purchase/created' }),
  item('BUSINESS', 'purchase.teleported', { by: 'another version' }),
];

test('a filter leaves the entries of one category', async () => {
  const { user } = show(<Timeline items={items} zone="UTC" />);
  expect(screen.getByText('She called.')).toBeTruthy();
  await user.click(screen.getByRole('radio', { name: 'Technical' }));
  expect(screen.queryByText('She called.')).toBeNull();
  expect(screen.getByText('purchase/created').tagName).toBe('CODE');
});

test('an entry of another version is there with its kind and what is stored', () => {
  show(<Timeline items={items} zone="UTC" />);
  expect(screen.getByText('purchase.teleported')).toBeTruthy();
  expect(screen.getByText(/"by": "another version"/)).toBeTruthy();
});
