// @vitest-environment happy-dom
import { screen } from '@testing-library/react';
import { useState } from 'react';
import { expect, test } from 'vitest';
import type { PreferredTime } from '@/server/scheduling/preferences/preferences';
import { show } from '@/tests/support/browser/show';
import { TimeGrid } from './time-grid';

function Chooser({ preferredTimes: first = [] }: { preferredTimes?: PreferredTime[] }) {
  const [preferredTimes, setPreferredTimes] = useState(first);
  return (
    <TimeGrid
      preferredTimes={preferredTimes}
      onToggle={(preferredTime) => setPreferredTimes([...preferredTimes, preferredTime])}
      describedBy="chosen"
    />
  );
}
const cell = (name: string) => screen.getByRole('button', { name });

test('one stop for Tab; the arrow keys move within the week and Space chooses', async () => {
  const { user } = show(<Chooser />);
  await user.tab();
  expect(document.activeElement).toBe(cell('Monday 18:00'));
  await user.keyboard('{ArrowRight}{ArrowDown} ');
  expect(document.activeElement).toBe(cell('Tuesday 19:00'));
  expect(cell('Tuesday 19:00').getAttribute('aria-pressed')).toBe('true');
  await user.keyboard('{End}{ArrowRight}{ArrowRight}');
  expect(document.activeElement).toBe(cell('Sunday 19:00'));
});

test('the night hours are shown on demand, and from the start when one is chosen', async () => {
  const { user, close } = show(<Chooser />);
  expect(screen.queryByRole('button', { name: 'Monday 05:00' })).toBeNull();
  await user.click(cell('Show earlier and later times'));
  expect(cell('Monday 05:00')).toBeTruthy();
  close();
  show(<Chooser preferredTimes={[{ weekday: 1, minute: 300 }]} />);
  expect(cell('Monday 05:00').getAttribute('aria-pressed')).toBe('true');
});

test('fourteen times are the most', () => {
  const preferredTimes = [1, 2].flatMap((weekday) =>
    [10, 11, 12, 13, 14, 15, 16].map((hour) => ({ weekday, minute: hour * 60 })),
  );
  show(<Chooser preferredTimes={preferredTimes} />);
  expect(cell('Friday 18:00')).toHaveProperty('disabled', true);
  expect(cell('Monday 10:00')).toHaveProperty('disabled', false);
});
