// @vitest-environment happy-dom
import { screen } from '@testing-library/react';
import { beforeEach, expect, test } from 'vitest';
import { PreconditionError } from '@/server/core/errors';
import { show } from '@/tests/support/browser/show';
import { CheckoutForm } from './checkout-form';
import { DiscountProvider } from './discount/discount-context';
import { PlanSummary } from './plan-summary';

const plan = {
  id: '0199f0a0-0000-7000-8000-000000000001',
  courseId: '0199f0a0-0000-7000-8000-000000000002',
  name: 'Twice a week',
  amount: 18_000,
  currency: 'EUR',
  sessionCount: 8,
  sessionMinutes: 60,
  sessionsPerWeek: 2,
  course: { slug: 'python', title: 'Python', summary: '', level: 'BEGINNER' as const, language: 'en' },
};
const user = { name: 'Priya', email: 'priya@example.com', zone: 'Europe/Berlin' };
const sessionsOn = (...days: string[]) =>
  days.map((day) => ({ startsAt: new Date(`${day}T17:00Z`), endsAt: new Date(`${day}T18:00Z`) }));
const offer = {
  sessions: sessionsOn('2030-01-07', '2030-01-10', '2030-01-14', '2030-01-31'),
  firstDay: '2030-01-07',
  weeks: 4,
  shortfalls: [],
};
const someoneFits = { fits: 3, isMore: false, offer, alternatives: [] };
const nobodyFits = { fits: 0, isMore: false, offer: null, alternatives: [] };
const tooSlow = {
  ...someoneFits,
  offer: {
    ...offer,
    weeks: 8,
    shortfalls: [{ kind: 'pace', words: 'At these times, 8 sessions take 8 weeks instead of 4.' }],
  },
};

beforeEach(() => sessionStorage.clear());

const withCode = { code: 'TENTH', price: 18_000, discount: 1_800, total: 16_200, currency: 'EUR' };
const aForm = (
  feasibility: object,
  start: () => unknown = () => ({ payUrl: '/pay/1' }),
  discount: () => unknown = () => withCode,
) =>
  show(
    <DiscountProvider>
      <PlanSummary plan={plan} />
      <CheckoutForm plan={plan} user={user} />
    </DiscountProvider>,
    {
      answers: {
        'checkout.feasibility': () => feasibility,
        'checkout.freeTrainers': () => ({ firstDay: '2030-01-07', free: Array(168).fill(3) }),
        'checkout.discount': discount,
        'checkout.start': start,
      },
    },
  );
const press = (name: string) => screen.getByRole('button', { name: new RegExp(`^${name}(,|$)`) });
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
  expect(shown.calls.filter(({ procedure }) => procedure !== 'checkout.freeTrainers')).toEqual([]);
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

test('the dates are there before payment, all of them on demand, and it says that nobody holds them', async () => {
  const shown = aForm(someoneFits);
  await chooseTwo(shown);
  await screen.findByText('2 a week for 4 weeks');
  expect(screen.getByText(/^These dates aren’t held while you pay\./)).toBeTruthy();
  await shown.user.click(screen.getByText('Show all 4 dates'));
  expect(screen.getAllByText('Thu 31 Jan 2030, 18:00').length).toBeGreaterThan(0);
});

test('a pace that cannot be kept is said first, and paying takes a choice that names it', async () => {
  const shown = aForm(tooSlow);
  await chooseTwo(shown);
  await screen.findByText('8 sessions take 8 weeks instead of 4.', { exact: false });
  await shown.user.click(toPayment());
  await screen.findByText(/check the box to book these dates anyway/);
  expect(started(shown.calls)).toEqual([]);
  await shown.user.click(screen.getByRole('checkbox', { name: 'Book these dates anyway.' }));
  await shown.user.click(toPayment());
  await screen.findByRole('button', { name: 'One moment…' });
  expect(started(shown.calls)).toMatchObject([
    { input: { acceptsNoTrainer: false, acceptedWeeks: 8, acceptedFirstDay: null } },
  ]);
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

async function enterCode({ user }: ReturnType<typeof show>, code: string) {
  await user.click(press('Add a discount code'));
  await user.type(screen.getByLabelText('Discount code'), `${code}{Enter}`);
}

test('a discount code shows price, discount and total in the order and on the button, and is bought with', async () => {
  const shown = aForm(someoneFits);
  await chooseTwo(shown);
  await enterCode(shown, 'tenth');
  await screen.findByText(/You save €18\.00\. Total €162\.00\./);
  const order = screen.getByRole('region', { name: 'Your order' });
  expect(order.textContent).toContain('Discount TENTH−€18.00');
  expect(order.textContent).toMatch(/Total, paid once€162\.00/);
  await screen.findByText(/^3 trainers fit/);
  await shown.user.click(screen.getByRole('button', { name: 'Continue to payment, €162.00' }));
  await screen.findByRole('button', { name: 'One moment…' });
  expect(started(shown.calls)).toMatchObject([{ input: { discountCode: 'TENTH' } }]);
});

test('a code that is typed and not applied, or refused, is never forgotten silently', async () => {
  const shown = aForm(someoneFits, undefined, () => {
    throw new PreconditionError('discount.ended', 'This code has ended.');
  });
  await chooseTwo(shown);
  await enterCode(shown, 'OLD');
  await screen.findByText('This code has ended.');
  await shown.user.click(toPayment());
  await screen.findByText('Apply the discount code, or clear it.');
  expect(started(shown.calls)).toEqual([]);
  await shown.user.clear(screen.getByLabelText('Discount code'));
  await shown.user.click(screen.getByRole('button', { name: 'Continue to payment, €180.00' }));
  await screen.findByRole('button', { name: 'One moment…' });
  expect(started(shown.calls)).toHaveLength(1);
});

test('when the last use of a code goes to somebody else, the full price is shown again before anything is paid', async () => {
  const shown = aForm(someoneFits, () => {
    throw new PreconditionError('discount.used-up', 'This code has been used up.');
  });
  await chooseTwo(shown);
  await enterCode(shown, 'TENTH');
  await screen.findByText(/You save/);
  await screen.findByText(/^3 trainers fit/);
  await shown.user.click(toPayment());
  expect((await screen.findAllByText('This code has been used up.')).length).toBeGreaterThan(0);
  expect(screen.getByRole('button', { name: 'Continue to payment, €180.00' })).toBeTruthy();
});

test('a code is there again, and asked about again, when the page is opened again', async () => {
  const shown = aForm(someoneFits);
  await enterCode(shown, 'TENTH');
  await screen.findByText(/You save/);
  shown.close();
  aForm(someoneFits);
  expect(await screen.findByText(/You save €18\.00/)).toBeTruthy();
});
