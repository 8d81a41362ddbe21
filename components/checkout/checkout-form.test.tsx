// @vitest-environment happy-dom
import { screen } from '@testing-library/react';
import { beforeEach, expect, test } from 'vitest';
import { PreconditionError } from '@/server/core/errors';
import { show } from '@/tests/support/browser/show';
import { CheckoutForm } from './checkout-form';

const plan = {
  id: '0199f0a0-0000-7000-8000-000000000001',
  name: 'Twice a week',
  amount: 18_000,
  currency: 'EUR',
  sessionCount: 8,
  sessionMinutes: 60,
  sessionsPerWeek: 2,
  course: { slug: 'python', title: 'Python', summary: '', level: 'BEGINNER' as const, language: 'en' },
};
const user = { name: 'Priya', email: 'priya@example.com', zone: 'Europe/Berlin' };
const someoneFits = { fits: 3, firstStartsAt: new Date('2030-01-07T17:00Z'), alternatives: [] };
const nobodyFits = { fits: 0, firstStartsAt: null, alternatives: [] };

beforeEach(() => sessionStorage.clear());

const aForm = (feasibility: object, start: () => unknown = () => ({ payUrl: '/pay/1' })) =>
  show(<CheckoutForm plan={plan} user={user} />, {
    answers: { 'checkout.feasibility': () => feasibility, 'checkout.start': start },
  });
const press = (name: string) => screen.getByRole('button', { name });
const toPayment = () => screen.getByRole('button', { name: /^Continue to payment/ });
const started = (calls: { procedure: string }[]) =>
  calls.filter(({ procedure }) => procedure === 'checkout.start');

async function chooseTwo({ user }: ReturnType<typeof show>) {
  await user.click(press('Monday 18:00'));
  await user.click(press('Thursday 18:00'));
}

test('too few times are said, and nothing is asked of the server', async () => {
  const shown = aForm(someoneFits);
  await shown.user.click(press('Monday 18:00'));
  await shown.user.click(toPayment());
  expect((await screen.findAllByText('Choose at least one more time.')).length).toBeGreaterThan(0);
  expect(shown.calls).toEqual([]);
});

test('the form says which trainers fit before payment, and sends the choices unchanged', async () => {
  const shown = aForm(someoneFits);
  await chooseTwo(shown);
  await screen.findByText(/^3 trainers fit\. First session/);
  await shown.user.click(toPayment());
  await screen.findByRole('button', { name: 'One moment…' });
  expect(started(shown.calls)).toMatchObject([
    {
      input: {
        planId: plan.id,
        preferences: {
          zone: 'Europe/Berlin',
          preferredTimes: [
            { weekday: 1, minute: 1080 },
            { weekday: 4, minute: 1080 },
          ],
        },
      },
    },
  ]);
});

test('when nobody fits, paying takes an explicit choice, which other times take back', async () => {
  const shown = aForm(nobodyFits);
  await chooseTwo(shown);
  const anyway = await screen.findByRole('checkbox', { name: /^Book these times anyway/ });
  await shown.user.click(toPayment());
  await screen.findByText(/^No trainer is free at these times right now\. Choose other times/);
  expect(started(shown.calls)).toEqual([]);

  await shown.user.click(anyway);
  await shown.user.click(press('Friday 10:00'));
  expect(await screen.findByRole('checkbox', { name: /^Book these times anyway/ })).toHaveProperty(
    'checked',
    false,
  );
  await shown.user.click(screen.getByRole('checkbox', { name: /^Book these times anyway/ }));
  await shown.user.click(toPayment());
  await screen.findByRole('button', { name: 'One moment…' });
  expect(started(shown.calls)).toHaveLength(1);
});

test('a refusal is said in its own words, and keeps the choices and the button', async () => {
  const shown = aForm(someoneFits, () => {
    throw new PreconditionError('plan.retired', 'This plan is no longer sold.');
  });
  await chooseTwo(shown);
  await screen.findByText(/^3 trainers fit/);
  await shown.user.click(toPayment());
  await screen.findByText('This plan is no longer sold.');
  expect(toPayment()).toHaveProperty('disabled', false);
  expect(press('Monday 18:00').getAttribute('aria-pressed')).toBe('true');
});

test('the choices are there again when the page is opened again', async () => {
  const shown = aForm(someoneFits);
  await chooseTwo(shown);
  shown.close();
  aForm(someoneFits);
  expect(press('Monday 18:00').getAttribute('aria-pressed')).toBe('true');
  expect(press('Remove Thu 18:00')).toBeTruthy();
});
