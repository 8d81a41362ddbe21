// @vitest-environment happy-dom
import { fireEvent, screen } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { ConflictError } from '@/server/core/errors';
import { show } from '@/tests/support/browser/show';
import { RescheduleForm } from './reschedule-form';

const session = { id: 's', ordinal: 3, courseTitle: 'Python' };
const options = ['2030-01-08T17:00Z', '2030-01-09T17:00Z', '2030-01-09T17:30Z'].map((at) => new Date(at));
const offer = {
  session: { startsAt: new Date('2030-01-07T17:00Z'), sequence: 4, trainer: { name: 'Ishita Rao' } },
  zone: 'UTC',
  refusal: null,
  left: 2,
  minutes: 60,
  options,
};

const asStudent = (
  answer: object,
  { reschedule = () => ({}), onDone = () => {} }: { reschedule?: () => object; onDone?: () => void } = {},
) =>
  show(<RescheduleForm session={session} as="student" onDone={onDone} />, {
    answers: { 'schedule.rescheduleOptions': () => answer, 'schedule.reschedule': reschedule },
  });

test('a day, a time, and the button says to when; the session is moved as it was shown', async () => {
  const onDone = vi.fn();
  const { user, calls } = asStudent(offer, { onDone });
  await user.selectOptions(await screen.findByLabelText('Day'), 'Wed 9 Jan, 2 times');
  expect(screen.getByRole('button', { name: 'Choose a time' })).toHaveProperty('disabled', true);
  await user.click(screen.getByRole('radio', { name: '17:30' }));
  await user.click(screen.getByRole('button', { name: 'Move to Wed 9 Jan, 17:30' }));
  await vi.waitFor(() => expect(onDone.mock.calls).toHaveLength(1));
  expect(calls.at(-1)).toEqual({
    procedure: 'schedule.reschedule',
    input: { sessionId: 's', startsAt: options[2], expectedSequence: 4 },
  });
});

test('nothing free, or no move left: the reason is said, and there is no button', async () => {
  const { close } = asStudent({ ...offer, options: [] });
  await screen.findByText(/Ishita Rao has no other free time/);
  expect(screen.queryByRole('button')).toBeNull();
  close();
  asStudent({ ...offer, refusal: { code: 'reschedule.used-up', message: 'You have moved it twice.' } });
  await screen.findByText('You have moved it twice.');
  expect(screen.queryByRole('button')).toBeNull();
});

test('a time that was just taken is refused in words, and the offers are asked for again', async () => {
  const { user, calls } = asStudent(offer, {
    reschedule: () => {
      throw new ConflictError('reschedule.taken', 'Your trainer is taken then. Choose another time.');
    },
  });
  await user.click(await screen.findByRole('radio', { name: '17:00' }));
  await user.click(screen.getByRole('button', { name: /^Move to/ }));
  await screen.findByText('Your trainer is taken then. Choose another time.');
  const asked = () => calls.filter(({ procedure }) => procedure === 'schedule.rescheduleOptions');
  await vi.waitFor(() => expect(asked()).toHaveLength(2));
});

test('staff name any time, and read which rule it breaks', async () => {
  const { user, calls } = show(<RescheduleForm session={session} as="staff" onDone={() => {}} />, {
    answers: {
      'admin.sessions.rescheduleOptions': () => offer,
      'admin.sessions.checkNewTime': () => ({
        startsAt: new Date('2030-01-10T03:00Z'),
        obstacle: null,
        broken: ['hours'],
        mayOverride: true,
      }),
      'admin.sessions.rescheduleAgainstRules': () => ({}),
    },
  });
  await user.click(await screen.findByRole('button', { name: 'Another time…' }));
  fireEvent.change(screen.getByLabelText('Other time, in UTC'), { target: { value: '2030-01-10T03:00' } });
  await user.click(await screen.findByRole('checkbox', { name: /^Availability/ }));
  await user.type(screen.getByLabelText('Reason'), 'They agreed by phone');
  await user.click(await screen.findByRole('button', { name: 'Move to Thu 10 Jan, 03:00' }));
  await vi.waitFor(() =>
    expect(calls.at(-1)).toMatchObject({
      procedure: 'admin.sessions.rescheduleAgainstRules',
      input: { overrides: ['hours'], reason: 'They agreed by phone' },
    }),
  );
});
