// @vitest-environment happy-dom
import { act, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { show } from '@/tests/support/browser/show';
import { JoinButton } from './join-button';

const opensAt = new Date('2026-12-07T16:45:00Z');
const closesAt = new Date('2026-12-07T18:10:00Z');
const session = { id: 's1', ordinal: 3, opensAt, closesAt };
const button = () => screen.queryByRole('link', { name: 'Join session 3' });

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test('the button comes when the session can be joined and goes when it cannot any more, without a reload', () => {
  vi.setSystemTime('2026-12-07T16:44:00Z');
  show(<JoinButton session={session} now={new Date()} />);
  expect(button()).toBeNull();
  act(() => vi.advanceTimersByTime(60_000));
  expect(button()?.getAttribute('href')).toBe('/sessions/s1/join');
  act(() => vi.advanceTimersByTime(85 * 60_000));
  expect(button()).toBeNull();
});
