// @vitest-environment happy-dom
import { screen, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import { ConflictError } from '@/server/core/errors';
import type { Call } from '@/tests/support/browser/answer-calls';
import { show } from '@/tests/support/browser/show';
import { Reallocate } from './reallocate';

const purchase = { id: 'p', number: 10_042, studentZone: 'Europe/Berlin', trainerName: 'Daniel Okoro' };
const person = { activeStudents: 1, maxStudents: 4, isKnown: false };
const candidates = {
  ranked: [
    {
      ...person,
      trainerId: 'ishita',
      trainerName: 'Ishita Rao',
      score: { fit: 1, load: 0.75, continuity: 0, fairness: 1 },
      total: 0.74,
      kept: 2,
      retimed: 0,
      firstStartsAt: new Date('2030-01-07T17:00Z'),
    },
  ],
  ruledOut: [
    { ...person, trainerId: 'omar', trainerName: 'Omar Haddad', codes: ['paused'], needs: ['paused'] },
    { ...person, trainerId: 'lena', trainerName: 'Lena Vogt', codes: ['left'], needs: null },
  ],
  ruledOutCount: 2,
  remaining: 2,
};

/** What the server would say of a preview with these overrides. */
function previewOf(input: unknown) {
  const { trainerId, overrides }: { trainerId: string; overrides: string[] } = Object.assign(
    { trainerId: '', overrides: [] },
    input,
  );
  const isPaused = trainerId === 'omar';
  const span = { startsAt: new Date('2030-01-07T17:00Z'), endsAt: new Date('2030-01-07T18:00Z') };
  return {
    purchaseNumber: 10_042,
    status: 'SCHEDULED',
    student: { name: 'Priya', zone: 'Europe/Berlin' },
    from: { name: 'Daniel Okoro' },
    to: { id: trainerId, name: isPaused ? 'Omar Haddad' : 'Ishita Rao', zone: 'UTC' },
    moves: [{ ordinal: 1, from: span, to: span, kept: true }],
    staying: [],
    booking: [],
    recipients: [{ role: 'student', name: 'Priya', email: 'priya@example.com' }],
    broken: isPaused ? ['paused'] : [],
    missing: isPaused && !overrides.includes('paused') ? ['paused'] : [],
    obstacle: null,
    load: { before: 1, after: 2, cap: 4 },
    token: 'what-was-read',
  };
}

const open = (reallocate: (input: unknown) => unknown) =>
  show(<Reallocate purchase={purchase} />, {
    at: '/admin/purchases/P-10042?reallocate',
    answers: {
      'admin.allocation.candidates': () => candidates,
      'admin.allocation.preview': previewOf,
      'admin.allocation.reallocate': reallocate,
    },
  });
const ordered = (calls: Call[]) =>
  calls.filter(({ procedure }) => procedure === 'admin.allocation.reallocate');
const done = { reallocationId: 'r', trainerName: 'Ishita Rao', moved: 1, retimed: 0 };

test('the best candidate is previewed, and exactly what was previewed is ordered', async () => {
  const { user, calls } = open(() => done);
  await user.click(await screen.findByRole('button', { name: /Ishita Rao/ }));
  await user.type(await screen.findByLabelText('Reason'), 'She asked for it');
  await user.click(screen.getByRole('button', { name: 'Move 1 session to Ishita Rao' }));
  await screen.findByText('Moved to Ishita Rao.');
  expect(ordered(calls).map(({ input }) => input)).toEqual([
    {
      purchaseId: 'p',
      trainerId: 'ishita',
      overrides: [],
      reason: 'She asked for it',
      expected: 'what-was-read',
    },
  ]);
});

test('a rule is overridden by name before the button works; a trainer who left is not possible', async () => {
  const { user, calls } = open(() => ({ ...done, trainerName: 'Omar Haddad' }));
  await user.click(await screen.findByText(/ruled out/));
  expect(screen.getByText('not possible')).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'Preview Omar Haddad anyway' }));
  const order = await screen.findByRole('button', { name: 'Move 1 session to Omar Haddad' });
  expect(order).toHaveProperty('disabled', true);
  await user.click(screen.getByRole('checkbox', { name: /^Pause/ }));
  await waitFor(() =>
    expect(screen.getByRole('button', { name: 'Move 1 session to Omar Haddad' })).toHaveProperty(
      'disabled',
      false,
    ),
  );
  await user.type(screen.getByLabelText('Reason'), 'He is back');
  await user.click(screen.getByRole('button', { name: 'Move 1 session to Omar Haddad' }));
  await screen.findByText('Moved to Omar Haddad.');
  expect(ordered(calls)).toMatchObject([{ input: { overrides: ['paused'] } }]);
});

test('somebody else was first: the refusal is read, what changed is looked up again, and the reason stays', async () => {
  const { user, calls } = open(() => {
    throw new ConflictError('reallocation.changed', 'It has changed since. Look again.');
  });
  await user.click(await screen.findByRole('button', { name: /Ishita Rao/ }));
  await user.type(await screen.findByLabelText('Reason'), 'She asked for it');
  await user.click(screen.getByRole('button', { name: 'Move 1 session to Ishita Rao' }));
  await screen.findByText('It has changed since. Look again.');
  const previews = () => calls.filter(({ procedure }) => procedure === 'admin.allocation.preview');
  await waitFor(() => expect(previews()).toHaveLength(2));
  expect(screen.getByLabelText('Reason')).toHaveProperty('value', 'She asked for it');
});
