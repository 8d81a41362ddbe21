import type { DisputeStatus } from '@/prisma/generated/enums';
import { contract, notify } from '@/server/process/stages/contract';
import { isLate } from '@/server/process/transition/is-late';
import { moneyOfPayment } from '@/server/purchases/money/money-of';
import type { AttemptEvidence, CurrentStage, Evidence, Snapshot } from './evidence';

/** Milliseconds in which Inngest may have an event whose run it does not list yet, and in which the outbox is drained. */
export const graceMs = 3000;

type Facts = Pick<Snapshot, 'purchase' | 'events' | 'arrivals' | 'bookingEmails'>;

/** The stage that a purchase waits for; null for one that has ended unfulfilled. */
export function currentStage(facts: Facts): CurrentStage | null {
  const { status } = facts.purchase;
  // A checkout that has expired may still turn out to be paid.
  const stage = contract.stageFrom(status === 'EXPIRED' ? 'PENDING' : status);
  if (!stage) return null;
  const { id, title, work, undone, consumes } = stage;
  if (!consumes)
    return { id, title, work, undone, consumes, consumer: null, latest: null, isEventMissing: false };
  const consumer = id === 'notify' && facts.bookingEmails >= 2 ? null : stage.consumer;
  return { id, title, work, undone, consumer, ...eventsNamed(facts, consumes) };
}

function eventsNamed({ events, arrivals }: Facts, consumes: string) {
  const named = events.filter(({ name }) => name === consumes);
  const originals = named.filter(({ repeatsId }) => repeatsId === null).length;
  // Counted, not compared by instant: the clocks of the app and of the database are two.
  return { consumes, latest: named.at(-1) ?? null, isEventMissing: originals < Math.max(1, arrivals) };
}

/** What the consumer's attempts at the stage's latest event left on the timeline, oldest first. */
export function attemptsAt(evidence: Evidence, stage: CurrentStage): AttemptEvidence[] {
  if (!stage.latest) return [];
  return evidence.attempts.filter(
    ({ functionId, eventId }) => functionId === stage.consumer && eventId === stage.latest?.id,
  );
}

/** The runs of the stage's consumer that Inngest lists for the latest event; null when Inngest did not tell. */
export function runsAt({ runs, registration }: Evidence, stage: CurrentStage) {
  if (!runs?.ok) return null;
  const nameOf = registration?.ok ? registration.functionOf : {};
  // A run whose function has no name here cannot be ruled out, so it counts.
  return runs.runs.filter(({ functionId }) => (nameOf[functionId] ?? stage.consumer) === stage.consumer);
}

/** Whether the consumer of the stage is registered; null when Inngest did not tell. */
export function isRegistered({ registration }: Evidence, stage: CurrentStage): boolean | null {
  if (!registration?.ok || !stage.consumer) return null;
  return registration.registered.includes(stage.consumer);
}

/** The stuck predicate, on evidence. */
export const isLateBy = ({ purchase, now }: Evidence): boolean => isLate(purchase, now);

const isUndecided = ({ status }: { status: DisputeStatus }) => status === 'INQUIRY' || status === 'OPEN';
const hasOpenMoney = ({ payments }: Evidence) =>
  payments.some((payment) => moneyOfPayment(payment).owed > 0 || payment.disputes.some(isUndecided));

/** Whether the stage is late. A purchase that owes money or is disputed is late at once, and its stage only after its time. */
export function isStageLateBy(evidence: Evidence): boolean {
  const { purchase, arrivedAt, now } = evidence;
  if (!isLateBy(evidence) || contract.isOwed(purchase.status) || !hasOpenMoney(evidence))
    return isLateBy(evidence);
  const dueMs = notify.dueWithinSeconds * 1000;
  return purchase.status === 'SCHEDULED' && arrivedAt !== null && now.getTime() - arrivedAt.getTime() > dueMs;
}

export const ageMs = (at: Date, { now }: Evidence): number => now.getTime() - at.getTime();
