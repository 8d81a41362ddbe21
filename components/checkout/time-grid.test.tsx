// @vitest-environment happy-dom
import { screen } from '@testing-library/react';
import { useState } from 'react';
import { expect, test } from 'vitest';
import type { PreferredTime } from '@/server/scheduling/preferences/preferences';
import { show } from '@/tests/support/browser/show';
import { TimeGrid } from './time-grid';

type Shown = { preferredTimes?: PreferredTime[]; free?: Record<string, number> };
/** `free` by ISO weekday and hour, "1-18"; none anywhere else. Without it, unknown. */
function Chooser({ preferredTimes: first = [], free }: Shown) {
  const [preferredTimes, setPreferredTimes] = useState(first);
  return (
    <TimeGrid
      preferredTimes={preferredTimes}
      freeTrainers={
        free
          ? {
              firstDay: '2026-12-07',
              free: Array.from(
                { length: 168 },
                (_, index) => free[`${Math.floor(index / 24) + 1}-${index % 24}`] ?? 0,
              ),
            }
          : null
      }
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

test('each hour says how many trainers are free then, in its name and in a number', () => {
  show(
    <Chooser
      preferredTimes={[{ weekday: 3, minute: 1080 }]}
      free={{ '1-9': 3, '2-9': 1, '3-18': 12, '7-21': 40 }}
    />,
  );
  expect(cell('Monday 09:00, 3 trainers free').textContent).toBe('3');
  expect(cell('Tuesday 09:00, 1 trainer free').textContent).toBe('1');
  expect(cell('Wednesday 18:00, 12 trainers free').getAttribute('aria-pressed')).toBe('true');
  expect(cell('Sunday 21:00, 40 trainers free').textContent).toBe('9+');
  expect(cell('Monday 10:00, no trainer free')).toHaveProperty('disabled', false);
  expect(screen.getByText(/trainers are free, in the week from Mon,? 7 Dec\.$/)).toBeTruthy();
});

test('while it is unknown who is free, an hour says nothing about it', () => {
  show(<Chooser />);
  expect(cell('Monday 09:00').textContent).toBe('');
  expect(screen.queryByText(/trainers are free/)).toBeNull();
});
