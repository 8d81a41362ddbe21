import { contract } from '@/server/process/stages/contract';
import type { Stage, StageId } from '@/server/process/stages/stages';
import { moneyOfPayment } from '@/server/purchases/money/money-of';
import type { StageComparison } from '../causes/verdict';
import type { Evidence } from '../evidence/evidence';
import { isoSecond as iso } from './iso-second';

/**
 * What the process expects of each stage beside what is there, in its order. A stage that the purchase has passed must be
 * whole; the one it waits for may be open until its deadline; those after it are not due. Pure.
 */
export function compareStages(evidence: Evidence): StageComparison[] {
  const compared = contract.stages.map((stage) => ({
    id: stage.id,
    title: stage.title,
    rows: rowsOf(evidence, stage),
  }));
  const first = compared.find(({ rows }) => rows.some(({ state }) => state === 'differs'));
  return compared.map((stage) => ({ ...stage, isFirstDifference: stage === first }));
}

type Comparison = StageComparison['rows'][number];
type Found = Pick<Comparison, 'observed'> & { isThere: boolean };

function rowsOf(evidence: Evidence, stage: Stage): Comparison[] {
  const { status } = evidence.purchase;
  const isPassed = stage.from !== stage.to && contract.hasReached(status, stage.to);
  // Sessions are held while the emails about them may still be due: each stage has its own clock then.
  const isHere = evidence.stage?.id === stage.id || (isPerSession(stage) && status === stage.from);
  const isDue = isPassed || (isHere && (isPerSession(stage) ? hasOverdue(evidence) : isPast(evidence)));
  const judge = ({ isThere, observed }: Found): Pick<Comparison, 'observed' | 'state'> => ({
    observed: isThere || isPassed || isHere ? observed : 'not yet',
    state: isThere ? 'met' : isDue ? 'differs' : 'open',
  });
  const result = resultOf[stage.id](evidence);
  return [
    ...(stage.consumes
      ? [{ what: 'Event' as const, expected: stage.consumes, ...judge(eventOf(evidence, stage)) }]
      : []),
    {
      what: 'Done by',
      expected: stage.consumer ?? ('doneBy' in stage ? stage.doneBy : 'nobody'),
      ...judge(workOf(evidence, stage, result)),
    },
    { what: 'Result', expected: stage.writes, ...judge(result) },
    ...(stage.from === stage.to
      ? []
      : [{ what: 'Status' as const, expected: stage.to, ...judge(statusOf(evidence, stage)) }]),
  ];
}

const isPast = ({ purchase: { stageDueAt }, now }: Evidence) => stageDueAt !== null && stageDueAt < now;

const isPerSession = (stage: Stage) => 'isDuePerSession' in stage;
const hasOverdue = ({ sessions, now }: Evidence) =>
  sessions.some(({ resultDueAt }) => resultDueAt !== null && resultDueAt < now);

const eventsOf = (evidence: Evidence, stage: Stage) =>
  evidence.events.filter(({ name }) => name === stage.consumes);

function eventOf(evidence: Evidence, stage: Stage): Found {
  const latest = eventsOf(evidence, stage).at(-1);
  if (!latest) return { isThere: false, observed: 'never enqueued' };
  return latest.publishedAt
    ? { isThere: true, observed: `accepted by Inngest ${iso(latest.publishedAt)}` }
    : { isThere: false, observed: `enqueued ${iso(latest.createdAt)}, not accepted by Inngest` };
}

function workOf(evidence: Evidence, stage: Stage, result: Found): Found {
  const { consumer } = stage;
  if (!consumer) return { isThere: result.isThere, observed: result.isThere ? 'done' : 'not done' };
  const marks = eventsOf(evidence, stage).flatMap(({ processed }) => processed);
  const mark = marks.findLast((one) => one.consumer === consumer);
  if (mark)
    return mark.isResultThere
      ? { isThere: true, observed: `processed ${iso(mark.processedAt)}` }
      : { isThere: false, observed: `marked processed ${iso(mark.processedAt)}, without its result` };
  const failed = evidence.attempts.findLast(({ functionId }) => functionId === consumer);
  if (failed && !result.isThere)
    return { isThere: false, observed: `failed ${iso(failed.at)}: ${failed.error ?? 'no error given'}` };
  return {
    isThere: result.isThere,
    observed: result.isThere ? 'done without the event' : 'never processed it',
  };
}

function statusOf({ purchase }: Evidence, stage: Stage): Found {
  const isThere = contract.hasReached(purchase.status, stage.to);
  return { isThere, observed: isThere ? 'reached' : purchase.status };
}

/** Whether the result of a stage is there, whole. */
const resultOf: Record<StageId, (evidence: Evidence) => Found> = {
  pay: ({ payments }) => {
    const taken = payments.find((payment) => moneyOfPayment(payment).taken > 0);
    return {
      isThere: taken !== undefined,
      observed: taken ? `payment ${taken.providerRef}` : 'no money taken',
    };
  },
  create: ({ enrollmentId }) => ({
    isThere: enrollmentId !== null,
    observed: enrollmentId ? 'enrolled' : 'no enrollment',
  }),
  allocate: ({ allocation }) => ({
    isThere: allocation !== null,
    observed: allocation?.trainerName ?? 'no trainer',
  }),
  schedule: ({ sessions, purchase }) => {
    const booked = sessions.filter(({ status, isMakeUp }) => status !== 'CANCELLED' && !isMakeUp).length;
    return {
      isThere: booked >= purchase.sessionCount,
      observed: `${booked} of ${purchase.sessionCount} sessions`,
    };
  },
  notify: ({ bookingEmails }) => ({
    isThere: bookingEmails >= 2,
    observed: `${bookingEmails} of 2 emails sent`,
  }),
  deliver: ({ sessions }) => {
    const taken = sessions.filter(({ status }) => status !== 'CANCELLED');
    const settled = taken.filter(({ resultDueAt }) => resultDueAt === null).length;
    return {
      isThere: taken.length > 0 && settled === taken.length,
      observed: `${settled} of ${taken.length} sessions settled`,
    };
  },
};
