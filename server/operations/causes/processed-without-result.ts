import { contract, type PipelineStage } from '@/server/process/stages/contract';
import type { StageId } from '@/server/process/stages/stages';
import { graceMs, isStageLateBy, runsAt } from '../evidence/current-stage';
import type { Evidence } from '../evidence/evidence';
import type { CauseRule, Finding } from './verdict';

/** A status, a marker or a run says that the stage is done, but its result is missing. */
export const processedWithoutResult: CauseRule = (evidence) =>
  statusWithoutResult(evidence) ?? markerWithoutResult(evidence) ?? runWithoutResult(evidence);

const certain = (reason: string) => ({ level: 'certain' as const, reason });

/** The purchase is past a stage whose result is missing. */
function statusWithoutResult(evidence: Evidence): Finding | null {
  for (const stage of contract.pipeline) {
    if (!contract.hasReached(evidence.purchase.status, stage.to) || hasResult(evidence, stage.id)) continue;
    const marker = markerOf(evidence, stage);
    return {
      state: 'stopped',
      stage: stage.id,
      key: marker?.eventId,
      headline: `${stage.work} is marked done, but ${stage.missing}`,
      explanation: `The purchase is ${evidence.purchase.status}, which ${stage.consumer} sets only together with its result. Clearing takes it back to ${stage.from} and runs the stage again.`,
      confidence: certain(
        marker
          ? `${stage.consumer} marked ${stage.consumes} as processed, but its result is not in the database.`
          : 'The status says that the stage is done, but its result is not in the database.',
      ),
      remedies: ['clear-marker', 'cancel'],
    };
  }
  return null;
}

/** The stage it waits for is marked as processed, and neither status nor result says so. */
function markerWithoutResult(evidence: Evidence): Finding | null {
  const current = evidence.stage;
  const stage = contract.pipelineStageOf(current?.id);
  if (!stage || !current?.latest || hasResult(evidence, stage.id)) return null;
  const marker = current.latest.processed.find(({ consumer }) => consumer === stage.consumer);
  if (!marker) return null;
  return {
    state: 'stopped',
    key: current.latest.id,
    headline: `${stage.work} is marked processed, but ${stage.missing}`,
    explanation:
      'The marker keeps the stage from running again. Clearing it sends the event again, and the stage runs as if for the first time.',
    confidence: certain(
      `${stage.consumes} has the marker of ${stage.consumer}, but the row it points at is missing.`,
    ),
    remedies: ['clear-marker', 'cancel'], // running the stage would trust the marker too,
  };
}

/** Inngest lists the run as completed, but there is no result. */
function runWithoutResult(evidence: Evidence): Finding | null {
  const current = evidence.stage;
  if (!current?.consumer || !isStageLateBy(evidence)) return null;
  const { id } = current;
  if (hasResult(evidence, id) || (id === 'allocate' && evidence.wait)) return null;
  const runs = runsAt(evidence, current);
  const done = runs?.find(({ state }) => state === 'completed');
  if (!runs || !done || runs.some(({ endedAt }) => endedAt === null)) return null;
  // The result may have been committed between the look at the database and the answer of Inngest.
  if (!done.endedAt || evidence.now.getTime() - new Date(done.endedAt).getTime() < graceMs) return null;
  return {
    state: 'stopped',
    headline: `${current.work} completed, but ${contract.stageOf(id)?.missing}`,
    explanation:
      'The run counts as done, so Inngest does not retry. Replaying the event runs the stage again.',
    confidence: {
      level: 'likely',
      reason: `Inngest lists run ${done.runId} as completed, but the database has no marker and no result of it.`,
    },
    remedies: ['replay', 'run-now', 'cancel'],
  };
}

/** Whether what the stage writes is there, whole: its proof, on evidence. */
export function hasResult(evidence: Evidence, stage: StageId): boolean {
  switch (stage) {
    case 'pay':
      return evidence.payments.some(({ status }) => status === 'SUCCEEDED');
    case 'create':
      return evidence.enrollmentId !== null;
    case 'allocate':
      return evidence.allocation !== null;
    case 'deliver':
      return evidence.sessions.every(({ resultDueAt }) => resultDueAt === null);
    case 'schedule':
      return (
        evidence.sessions.filter(({ status, isMakeUp }) => status !== 'CANCELLED' && !isMakeUp).length >=
        evidence.purchase.sessionCount
      );
    case 'notify':
      return evidence.bookingEmails >= 2;
  }
}

function markerOf({ events }: Evidence, { consumes, consumer }: PipelineStage) {
  for (const { id, name, processed } of events.toReversed()) {
    if (name === consumes && processed.some((marker) => marker.consumer === consumer)) return { eventId: id };
  }
  return null;
}
