// @vitest-environment happy-dom
import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { show } from '@/tests/support/browser/show';
import { FilterMenu } from './filter-menu';

const options = [
  { id: '24h', label: 'Last 24 hours', href: '/admin/purchases?paid=24h' },
  { id: '7d', label: 'Last 7 days', href: '/admin/purchases?paid=7d' },
];

test('an option leads to its address', async () => {
  const { user, went } = show(<FilterMenu name="Paid" options={options} />);
  await user.click(screen.getByRole('button', { name: 'Paid' }));
  await user.click(await screen.findByRole('menuitemradio', { name: 'Last 7 days' }));
  expect(went).toEqual(['/admin/purchases?paid=7d']);
});

test('a filter that is on says so, and has a way to take it off', () => {
  show(<FilterMenu name="Paid" options={options} chosen="24h" clearHref="/admin/purchases" />);
  expect(screen.getByRole('button').textContent).toBe('Paid: Last 24 hours');
  const off = screen.getByRole('link', { name: 'Remove the filter Paid: Last 24 hours' });
  expect(off.getAttribute('href')).toBe('/admin/purchases');
});
