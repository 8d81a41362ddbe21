import { currentStage } from '@/server/operations/evidence/current-stage';
import type { EventEvidence, Evidence } from '@/server/operations/evidence/evidence';
import type { EventRun } from '@/server/process/inngest/fetch-event-runs';
import { readRunState } from '@/server/process/inngest/read-run-state';
import { contract } from '@/server/process/stages/contract';

/** The instant at which evidence in tests is looked at. */
export const now = new Date('2026-11-23T12:00:00Z');
export const ago = (seconds: number) => new Date(now.getTime() - seconds * 1000);
export const ahead = (seconds: number) => ago(-seconds);

export const registered = (missing: string[] = []): NonNullable<Evidence['registration']> => ({
  ok: true,
  registered: contract.functionIds.filter((id) => !missing.includes(id)),
  missing,
  functionOf: Object.fromEntries(contract.functionIds.map((id) => [`uuid-${id}`, id])),
});

export const unreachable = { ok: false as const, reason: 'Inngest cannot be reached.' };

export const run = (functionId: string, status: string, ended: Date | null = null): EventRun => ({
  runId: 'run-1',
  state: readRunState(status, ended?.toISOString() ?? null),
  functionId: `uuid-${functionId}`,
  status,
  startedAt: ago(90).toISOString(),
  endedAt: ended?.toISOString() ?? null,
  error: null,
});

export const anEvent = (name: string, more: Partial<EventEvidence> = {}): EventEvidence => ({
  id: `event-${name}`,
  name,
  createdAt: ago(100),
  publishedAt: ago(99),
  inngestEventId: 'inngest-1',
  attempts: 1,
  lastError: null,
  repeatsId: null,
  processed: [],
  ...more,
});

export const aTrainerOf = (more: Partial<NonNullable<Evidence['allocation']>> = {}) => ({
  id: 'allocation-1',
  trainerId: 'trainer-1',
  trainerName: 'Ishita Rao',
  leftAt: null,
  isPaused: false,
  timeOff: [],
  ...more,
});

export const sessionsOf = (count: number): Evidence['sessions'] =>
  Array.from({ length: count }, (_, index) => ({
    id: `session-${index}`,
    status: 'SCHEDULED',
    startsAt: ahead(86_400 * (index + 1)),
    endsAt: ahead(86_400 * (index + 1) + 3600),
    overrides: [],
    ordinal: index + 1,
    isMakeUp: false,
    resultDueAt: ahead(86_400 * (index + 1) + 3600 * 13),
    askedAt: null,
    trainer: { name: 'Ishita Rao', hasAccount: true },
    result: null,
    reportedAt: null,
    studentJoinedAt: null,
    trainerJoinedAt: null,
  }));

type Status = (typeof contract.order)[number];

/** A purchase that reached `status` as it should, every event published, nothing running; late where the pipeline owes. */
export function evidenceOf(status: Status, more: Partial<Omit<Evidence, 'stage'>> = {}): Evidence {
  const reached = contract.order.indexOf(status);
  const isInFlight = reached > 0 && reached < 4;
  const doneStages = contract.pipeline.filter((stage) => contract.hasReached(status, stage.to));
  const names = ['purchase/confirmed', ...contract.pipeline.map(({ emits }) => emits)].slice(0, reached);
  const evidence = {
    now,
    purchase: {
      id: 'purchase-1',
      number: 10_042,
      status,
      stageDueAt: isInFlight ? ago(60) : null,
      createdAt: ago(200),
      confirmedAt: reached > 0 ? ago(150) : null,
      sessionCount: 2,
      amount: 18_000,
      currency: 'EUR',
    },
    payments: [
      {
        id: 'payment-1',
        provider: 'test',
        providerRef: 'ref-1',
        status: reached > 0 ? 'SUCCEEDED' : 'PENDING',
        amount: 18_000,
        currency: 'EUR',
        takenAmount: null,
        takenCurrency: null,
        failureReason: null,
        createdAt: ago(200),
        succeededAt: reached > 0 ? ago(150) : null,
        refunds: [],
        disputes: [],
      },
    ],
    inbox: [],
    provider: null,
    events: names.map((name) =>
      anEvent(name, {
        processed: doneStages
          .filter(({ consumes }) => consumes === name)
          .map(({ consumer }) => ({ consumer, processedAt: ago(90), runId: 'run-0', isResultThere: true })),
      }),
    ),
    arrivals: 1,
    arrivedAt: ago(100),
    enrollmentId: reached >= 2 ? 'enrollment-1' : null,
    allocation: reached >= 3 ? aTrainerOf() : null,
    sessions: reached >= 4 ? sessionsOf(2) : [],
    bookingEmails: reached >= 4 ? 2 : 0,
    refusedMails: [],
    attempts: [],
    wait: null,
    registration: isInFlight ? registered() : null,
    runs: isInFlight ? { ok: true, runs: [] } : null,
    reachedAt: null,
    ...more,
  } satisfies Omit<Evidence, 'stage'>;
  return { ...evidence, stage: currentStage(evidence) };
}

/** The same, with its stage due in a minute. */
export function onTime(evidence: Evidence): Evidence {
  return { ...evidence, purchase: { ...evidence.purchase, stageDueAt: ahead(60) } };
}
