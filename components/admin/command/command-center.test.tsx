// @vitest-environment happy-dom
import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { show } from '@/tests/support/browser/show';
import { CommandCenter } from './command-center';

const openConsole = () =>
  show(
    <CommandCenter>
      <input aria-label="Some field" />
    </CommandCenter>,
    { at: '/admin' },
  );

test('Ctrl K opens the palette; a number goes to that purchase by Enter', async () => {
  const { user, went } = openConsole();
  await user.keyboard('{Control>}k{/Control}');
  await user.type(await screen.findByRole('searchbox', { name: 'Search or jump to' }), '10042');
  expect((await screen.findAllByRole('menuitem'))[0]?.textContent).toContain('P-10042');
  await user.keyboard('{Enter}');
  expect(went).toEqual(['/admin/purchases/P-10042']);
  expect(screen.queryByRole('dialog')).toBeNull();
});

test('g and a letter go to a place, but not while somebody types', async () => {
  const { user, went } = openConsole();
  await user.click(screen.getByLabelText('Some field'));
  await user.keyboard('gp');
  expect(went).toEqual([]);
  await user.click(document.body);
  await user.keyboard('gp');
  expect(went).toEqual(['/admin/purchases']);
});
