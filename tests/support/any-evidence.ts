import fc from 'fast-check';
import {
  ActorKind,
  DisputeStatus,
  PaymentStatus,
  PurchaseStatus,
  RefundStatus,
  SessionOutcome,
  TrainingSessionStatus,
} from '@/prisma/generated/enums';
import { currentStage } from '@/server/operations/evidence/current-stage';
import type { Evidence } from '@/server/operations/evidence/evidence';
import { contract } from '@/server/process/stages/contract';
import type { ProviderCheckout } from '@/server/sales/gateway/gateway';
import { ago, now } from './evidence';

const instant = fc.integer({ min: -300, max: 300 }).map(ago);
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null });
const functionId = fc.constantFrom(...contract.functionIds, 'someone-else');
const eventName = fc.constantFrom(
  'purchase/confirmed',
  ...contract.pipeline.map(({ emits }) => emits),
  'session/rescheduled',
);
const id = fc.constantFrom('a', 'b', 'c', 'd');
const text = fc.string({ maxLength: 20 });

const event = fc.record({
  id,
  name: eventName,
  createdAt: instant,
  publishedAt: maybe(instant),
  inngestEventId: maybe(id),
  attempts: fc.nat(9),
  lastError: maybe(text),
  repeatsId: maybe(id),
  processed: fc.array(
    fc.record({ consumer: functionId, processedAt: instant, runId: maybe(id), isResultThere: fc.boolean() }),
    { maxLength: 2 },
  ),
});
const runStates = [
  ...(['queued', 'running', 'betweenAttempts'] as const),
  ...(['completed', 'failed', 'cancelled', 'unknown'] as const),
];
const reason = fc.record({ ok: fc.constant(false as const), reason: text });

const anyFacts: fc.Arbitrary<Omit<Evidence, 'stage'>> = fc.record({
  now: fc.constant(now),
  purchase: fc.record({
    id,
    number: fc.nat(),
    status: fc.constantFrom(...Object.values(PurchaseStatus)),
    stageDueAt: maybe(instant),
    createdAt: instant,
    confirmedAt: maybe(instant),
    sessionCount: fc.nat(3),
    amount: fc.nat(),
    currency: fc.constant('EUR'),
  }),
  payments: fc.array(
    fc.record({
      id,
      provider: text,
      providerRef: text,
      status: fc.constantFrom(...Object.values(PaymentStatus)),
      amount: fc.nat(),
      currency: fc.constant('EUR'),
      takenAmount: maybe(fc.nat()),
      takenCurrency: maybe(fc.constantFrom('EUR', 'USD')),
      failureReason: maybe(text),
      createdAt: instant,
      succeededAt: maybe(instant),
      refunds: fc.array(
        fc.record({
          id,
          status: fc.constantFrom(...Object.values(RefundStatus)),
          amount: fc.nat(),
          currency: fc.constant('EUR'),
          createdAt: instant,
          failureReason: maybe(text),
          retriedBy: maybe(fc.record({ id })),
        }),
        { maxLength: 2 },
      ),
      disputes: fc.array(
        fc.record({
          id,
          status: fc.constantFrom(...Object.values(DisputeStatus)),
          amount: fc.nat(),
          currency: fc.constant('EUR'),
          providerRef: text,
          reason: text,
          evidenceDueAt: maybe(instant),
        }),
        { maxLength: 2 },
      ),
    }),
    { maxLength: 2 },
  ),
  inbox: fc.array(
    fc.record({
      id,
      type: text,
      receivedAt: instant,
      appliedAt: maybe(instant),
      outcome: maybe(fc.constantFrom('APPLIED' as const, 'IGNORED' as const, 'REJECTED' as const)),
      outcomeReason: maybe(text),
      attempts: fc.nat(),
      lastError: maybe(text),
    }),
    { maxLength: 2 },
  ),
  provider: maybe(
    fc.oneof(
      reason,
      fc.record({
        ok: fc.constant(true as const),
        checkout: fc.record({
          status: fc.constantFrom(
            ...(['open', 'confirming', 'paid', 'failed', 'expired', 'refunded'] as const),
          ),
          amount: fc.nat(),
          currency: fc.constant('EUR'),
          method: maybe(text),
          paidAt: maybe(instant),
          intentRef: maybe(id),
          chargeRef: maybe(id),
          refunds: fc.constant<ProviderCheckout['refunds']>([]),
          disputes: fc.constant<ProviderCheckout['disputes']>([]),
        }),
      }),
    ),
  ),
  events: fc.array(event, { maxLength: 5 }),
  bookingEmails: fc.nat(3),
  refusedMails: fc.array(
    fc.record({ id, recipient: text, subject: text, refusedAt: maybe(instant), lastError: maybe(text) }),
    { maxLength: 2 },
  ),
  arrivals: fc.nat(3),
  arrivedAt: maybe(instant),
  enrollmentId: maybe(id),
  allocation: maybe(
    fc.record({
      id,
      trainerId: id,
      trainerName: text,
      leftAt: maybe(instant),
      isPaused: fc.boolean(),
      timeOff: fc.array(fc.record({ startsAt: instant, endsAt: instant }), { maxLength: 2 }),
    }),
  ),
  sessions: fc.array(
    fc.record({
      id,
      status: fc.constantFrom(...Object.values(TrainingSessionStatus)),
      startsAt: instant,
      endsAt: instant,
      overrides: fc.subarray(['leave', 'notice']),
      ordinal: fc.nat(3),
      isMakeUp: fc.boolean(),
      resultDueAt: maybe(instant),
      askedAt: maybe(instant),
      trainer: fc.record({ name: text, hasAccount: fc.boolean() }),
      result: maybe(
        fc.record({
          outcome: fc.constantFrom(...Object.values(SessionOutcome)),
          actorKind: fc.constantFrom(...Object.values(ActorKind)),
          actorName: text,
          recordedAt: instant,
        }),
      ),
      reportedAt: maybe(instant),
      studentJoinedAt: maybe(instant),
      trainerJoinedAt: maybe(instant),
    }),
    { maxLength: 3 },
  ),
  attempts: fc.array(
    fc.record({
      kind: fc.constantFrom(
        'function.attempt-failed' as const,
        'function.failed' as const,
        'function.slow' as const,
      ),
      at: instant,
      functionId,
      eventId: maybe(id),
      runId: maybe(id),
      attempt: maybe(fc.nat(4)),
      error: maybe(text),
      maxAttempts: maybe(fc.nat(5)),
      nextAttemptAt: maybe(instant),
    }),
    { maxLength: 3 },
  ),
  wait: maybe(
    fc.record({
      at: instant,
      considered: fc.nat(9),
      ruledOut: fc.dictionary(text, fc.nat(9), { maxKeys: 2 }),
      onlyTime: maybe(fc.nat(3)),
    }),
  ),
  registration: maybe(
    fc.oneof(
      reason,
      fc.record({
        ok: fc.constant(true as const),
        registered: fc.subarray([...contract.functionIds]),
        missing: fc.constant<string[]>([]),
        functionOf: fc.constant(
          Object.fromEntries(contract.functionIds.map((name) => [`uuid-${name}`, name])),
        ),
      }),
    ),
  ),
  runs: maybe(
    fc.oneof(
      reason,
      fc.record({
        ok: fc.constant(true as const),
        runs: fc.array(
          fc.record({
            runId: id,
            functionId: functionId.map((name) => `uuid-${name}`),
            status: fc.constantFrom('Running', 'Failed', 'Skipped'),
            state: fc.constantFrom(...runStates),
            startedAt: maybe(instant.map((at) => at.toISOString())),
            endedAt: maybe(instant.map((at) => at.toISOString())),
            error: maybe(text),
          }),
          { maxLength: 3 },
        ),
      }),
    ),
  ),
  reachedAt: maybe(instant),
});

/** Anything that could ever be found, however contradictory. */
export const anyEvidence: fc.Arbitrary<Evidence> = anyFacts.map((facts) => ({
  ...facts,
  stage: currentStage(facts),
}));
