import { describe, expect, test } from 'vitest';
import type { SessionOutcome } from '@/prisma/generated/enums';
import { reachVerdict } from '@/server/operations/diagnosis/reach-verdict';
import type { SessionEvidence } from '@/server/operations/evidence/evidence';
import { ago, ahead, evidenceOf, now, sessionsOf } from '@/tests/support/evidence';
import { deliveryCase } from './delivery-case';

const aSession = (more: Partial<SessionEvidence>): SessionEvidence => {
  const [session] = sessionsOf(1);
  if (!session) throw new Error('There is no session.');
  return { ...session, startsAt: ago(54_000), endsAt: ago(50_400), resultDueAt: ago(1), ...more };
};
const by = (outcome: SessionOutcome) =>
  ({ outcome, actorKind: 'TRAINER', actorName: 'Ishita Rao', recordedAt: ago(600) }) as const;
const noAccount = { name: 'Ishita Rao', hasAccount: false };

describe('a session', () => {
  test.each<[string, Partial<SessionEvidence>]>([
    ['is settled', { resultDueAt: null }],
    ['has time left', { resultDueAt: ahead(1) }],
    ['is due this very instant', { resultDueAt: now }],
    ['was cancelled', { status: 'CANCELLED' }],
  ])('that %s is never accused', (_, more) => {
    expect(deliveryCase(aSession(more), now)).toBeNull();
  });

  test.each<[ReturnType<typeof deliveryCase>, string, Partial<SessionEvidence>]>([
    ['TRAINER_ABSENT', 'nobody joined', {}],
    ['TRAINER_ABSENT', 'only the student joined', { studentJoinedAt: ago(54_000) }],
    ['TRAINER_ABSENT', 'the student says so', { reportedAt: ago(600), trainerJoinedAt: ago(54_000) }],
    [
      'TRAINER_ABSENT',
      'the student says so, and the trainer otherwise',
      { reportedAt: ago(9), result: by('HELD') },
    ],
    [
      'TRAINER_ABSENT',
      'each says that the other was absent',
      { reportedAt: ago(9), result: by('STUDENT_ABSENT') },
    ],
    ['TRAINER_ABSENT', 'the result says so', { result: by('TRAINER_ABSENT') }],
    ['STUDENT_ABSENT', 'the result says so', { result: by('STUDENT_ABSENT') }],
    ['SESSION_UNCONFIRMED', 'only the trainer joined', { trainerJoinedAt: ago(54_000) }],
    ['SESSION_UNCONFIRMED', 'the trainer cannot join', { trainer: noAccount, studentJoinedAt: ago(54_000) }],
    ['SESSION_UNCONFIRMED', 'the result says that it was not held', { result: by('NOT_HELD') }],
  ])('is %s when %s', (cause, _, more) => {
    expect(deliveryCase(aSession(more), now)).toBe(cause);
  });
});

test('a trainer who did not come is named before a session that nobody confirmed, at the stage deliver', () => {
  const sessions = [
    aSession({ id: 'a', trainer: noAccount }),
    aSession({ id: 'b', result: by('TRAINER_ABSENT') }),
  ];
  const verdict = reachVerdict(evidenceOf('SCHEDULED', { sessions }));
  expect(verdict).toMatchObject({ cause: 'TRAINER_ABSENT', state: 'stopped', stop: { stage: 'deliver' } });
  expect(verdict.stopId).toContain('b@');
});

test('what is recommended follows from what is known', () => {
  const recommended = (more: Partial<SessionEvidence>) =>
    reachVerdict(evidenceOf('SCHEDULED', { sessions: [aSession(more), ...sessionsOf(1)] })).remedies.find(
      (r) => r.isRecommended,
    )?.kind;
  expect(recommended({})).toBe('ask-trainer');
  expect(recommended({ askedAt: ago(90_000) })).toBe('make-up');
  expect(recommended({ reportedAt: ago(600) })).toBe('make-up');
  expect(recommended({ result: by('STUDENT_ABSENT') })).toBe('accept-session');
  expect(recommended({ result: by('NOT_HELD') })).toBe('make-up');
  expect(recommended({ trainerJoinedAt: ago(54_000) })).toBe('ask-trainer');
});

test.each(['DELIVERED', 'CREATED'] as const)('a purchase in %s has no session to settle', (status) => {
  const verdict = reachVerdict(evidenceOf(status, { sessions: [aSession({})] }));
  expect(verdict.stop?.stage).not.toBe('deliver');
});
