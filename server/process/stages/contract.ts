import type { PurchaseStatus } from '@/prisma/generated/enums';
import type { EventName, PurchaseEventName } from './events';

/**
 * The whole pipeline, stated once. The functions, the stage clock, the console, the readiness check and the diagnosis
 * read it; the database's own copy of "which event a status emits" is held against it by a test.
 */
export const pipeline = [
  {
    stage: 'create',
    title: 'Enrolled',
    consumes: 'purchase/confirmed',
    consumer: 'create-purchase',
    writes: 'Enrollment',
    from: 'CONFIRMED',
    to: 'CREATED',
    emits: 'purchase/created',
    dueWithinSeconds: 30,
  },
  {
    stage: 'allocate',
    title: 'Trainer',
    consumes: 'purchase/created',
    consumer: 'allocate-trainer',
    writes: 'TrainerAllocation',
    from: 'CREATED',
    to: 'ALLOCATED',
    emits: 'trainer/allocated',
    dueWithinSeconds: 60,
  },
  {
    stage: 'schedule',
    title: 'Sessions',
    consumes: 'trainer/allocated',
    consumer: 'schedule-sessions',
    writes: 'TrainingSession',
    from: 'ALLOCATED',
    to: 'SCHEDULED',
    emits: 'sessions/scheduled',
    dueWithinSeconds: 60,
  },
] as const satisfies readonly {
  stage: string;
  title: string;
  consumes: PurchaseEventName;
  consumer: string;
  writes: string;
  from: PurchaseStatus;
  to: PurchaseStatus;
  emits: PurchaseEventName;
  dueWithinSeconds: number;
}[];

/** Where a purchase can stop: before the pipeline, at a stage of it, or after it. */
export type StopStage = 'pay' | Stage['stage'] | 'tell';

export type Stage = (typeof pipeline)[number];
/** The events that the arrival in a status emits. */
type StatusEventName = Stage['consumes' | 'emits'];
export type Consumer = Stage['consumer'];
/** Tells student and trainer of the booking, after the last stage: who was not told counts as not served. */
export const teller = 'notify-participants';

/** The app's id in Inngest; function slugs are `caravan-<function>`. */
export const appId = 'caravan';

/** Functions around the pipeline: the mail after it, the sweep before it. */
export const supportFunctionIds = [
  teller,
  'notify-changes',
  'cover-absence',
  'wake-waiting',
  'complete-series',
  'expire-checkouts',
] as const;

/** Every function that must be registered before the system may call itself ready. */
export const pipelineFunctionIds: readonly string[] = [
  ...pipeline.map((stage) => stage.consumer),
  ...supportFunctionIds,
];

/**
 * The functions that each event starts, by their ids: what an event waits for in the outbox. The functions' own triggers are
 * held against it by a test.
 */
export const consumersOf: Record<EventName, readonly string[]> = {
  'purchase/confirmed': ['create-purchase'],
  'purchase/created': ['allocate-trainer'],
  'trainer/allocated': ['schedule-sessions'],
  'sessions/scheduled': [teller],
  'trainer/reallocated': ['notify-changes'],
  'session/rescheduled': ['notify-changes'],
  'capacity/changed': ['wake-waiting'],
  'trainer/marked-away': ['cover-absence'],
};

/** The event that a purchase's arrival in `status` emits, or null. */
export function eventOf(status: PurchaseStatus): StatusEventName | null {
  if (status === 'CONFIRMED') return pipeline[0].consumes;
  return pipeline.find((stage) => stage.to === status)?.emits ?? null;
}

/** The stage a purchase in `status` waits for, or null when the pipeline owes it nothing. */
export function stageFrom(status: PurchaseStatus): Stage | null {
  return pipeline.find((stage) => stage.from === status) ?? null;
}

/** When the stage that `status` waits for is late; null when the pipeline owes it nothing. */
export function dueAt(status: PurchaseStatus, now: Date): Date | null {
  const stage = stageFrom(status);
  return stage && new Date(now.getTime() + stage.dueWithinSeconds * 1000);
}

/** The event of that name when the pipeline itself emits it by a change of status; null for any other. */
export function stageEventOf(name: string): StatusEventName | null {
  return pipeline.flatMap(({ consumes, emits }) => [consumes, emits]).find((event) => event === name) ?? null;
}
