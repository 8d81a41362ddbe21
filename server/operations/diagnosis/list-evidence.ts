import { inngestCurl } from '@/server/process/inngest/inngest-curl';
import type { EvidenceItem } from '../causes/verdict';
import { isLateBy, isRegistered, runsAt } from '../evidence/current-stage';
import type { AttemptEvidence, CurrentStage, EventEvidence, Evidence } from '../evidence/evidence';
import { ruleOutCounts } from '../evidence/rule-out-counts';
import { isoSecond as iso } from './iso-second';
import { listMoneyEvidence } from './list-money-evidence';
import { sqlLiteral as literal } from './sql-literal';

/** What is known about a purchase, in the order of the pipeline, each with the query or the address that shows it. */
export function listEvidence(evidence: Evidence): EvidenceItem[] {
  return [
    purchaseItem(evidence),
    ...listMoneyEvidence(evidence),
    ...eventItems(evidence),
    ...inngestItems(evidence),
    ...attemptItems(evidence),
    ...resultItems(evidence),
    ...waitItems(evidence),
    ...mailItems(evidence),
  ];
}

function mailItems({ purchase, refusedMails }: Evidence): EvidenceItem[] {
  return refusedMails.map(({ recipient, subject, lastError }) => ({
    label: 'Email refused',
    finding: `“${subject}” to ${recipient}: ${lastError ?? 'no reason given'}`,
    tone: 'bad',
    query: `SELECT kind, recipient, subject, "refusedAt", "lastError" FROM "Notification" WHERE "purchaseId" = ${literal(purchase.id)} AND "refusedAt" IS NOT NULL;`,
  }));
}

function purchaseItem(evidence: Evidence): EvidenceItem {
  const { status, stageDueAt, id } = evidence.purchase;
  const isLate = isLateBy(evidence);
  const due = stageDueAt ? `, due ${iso(stageDueAt)}` : '';
  return {
    label: 'Status',
    finding: `${status}${due}${isLate ? ', late' : ''}`,
    tone: isLate ? 'bad' : 'neutral',
    query: `SELECT status, "stageDueAt", "confirmedAt", "bookedAt" FROM "Purchase" WHERE id = ${literal(id)};`,
  };
}

function eventItems(evidence: Evidence): EvidenceItem[] {
  const { stage } = evidence;
  if (!stage?.consumes) return [];
  const { latest, consumes, consumer } = stage;
  const query = `SELECT id, "createdAt", "publishedAt", "inngestEventId", attempts, "lastError", "repeatsId" FROM "OutboxEvent" WHERE "purchaseId" = ${literal(evidence.purchase.id)} AND name = ${literal(consumes)} ORDER BY "createdAt";`;
  if (!latest || stage.isEventMissing) {
    return [
      { label: `Event ${consumes}`, finding: 'is not in the outbox for this status', tone: 'bad', query },
    ];
  }
  const items: EvidenceItem[] = [
    {
      label: `Event ${consumes}`,
      finding: latest.publishedAt
        ? `accepted by Inngest ${iso(latest.publishedAt)}${latest.inngestEventId ? `, as ${latest.inngestEventId}` : ''}`
        : waitingWords(evidence, stage, latest),
      tone: latest.publishedAt ? 'ok' : 'bad',
      query,
    },
  ];
  if (consumer) {
    const marker = latest.processed.find((mark) => mark.consumer === consumer);
    items.push({
      label: 'Processed marker',
      finding: marker
        ? `set by ${consumer} ${iso(marker.processedAt)}, result ${marker.isResultThere ? 'found' : 'missing'}`
        : `none of ${consumer}`,
      tone: marker && !marker.isResultThere ? 'bad' : 'neutral',
      query: `SELECT * FROM "ProcessedEvent" WHERE "eventId" = ${literal(latest.id)};`,
    });
  }
  return items;
}

const runStates = {
  queued: 'queued',
  running: 'running',
  betweenAttempts: 'waiting for the next attempt',
  completed: 'completed',
  failed: 'failed',
  cancelled: 'cancelled',
};

function waitingWords(evidence: Evidence, stage: CurrentStage, event: EventEvidence): string {
  if (isRegistered(evidence, stage) === false) return `held back until ${stage.consumer} is registered`;
  const { attempts, lastError } = event;
  return `not accepted by Inngest after ${attempts} attempts${lastError ? `: ${lastError}` : ''}`;
}

function inngestItems(evidence: Evidence): EvidenceItem[] {
  const { stage } = evidence;
  if (!stage?.consumer) return [];
  const items: EvidenceItem[] = [];
  const registered = isRegistered(evidence, stage);
  if (evidence.registration) {
    items.push({
      label: `Function ${stage.consumer}`,
      finding: evidence.registration.ok
        ? registered
          ? 'registered with Inngest'
          : 'not registered with Inngest'
        : evidence.registration.reason,
      tone: registered ? 'ok' : 'bad',
      link: '/admin/pipeline',
    });
  }
  if (evidence.runs) {
    const runs = runsAt(evidence, stage) ?? [];
    const listed = runs.map(
      ({ runId, state, status, endedAt, error }) =>
        `${runId} ${state === 'unknown' ? status : runStates[state]}${endedAt ? ` ${iso(new Date(endedAt))}` : ''}${error ? `: ${error}` : ''}`,
    );
    const inngestId = stage.latest?.inngestEventId ?? '';
    items.push({
      label: 'Runs of the event',
      finding: evidence.runs.ok ? listed.join('; ') || 'none' : evidence.runs.reason,
      tone: evidence.runs.ok && runs.length > 0 ? 'neutral' : 'warn',
      query: inngestCurl(`/v1/events/${inngestId}/runs`),
    });
  }
  return items;
}

function attemptItems({ attempts, purchase }: Evidence): EvidenceItem[] {
  return attempts.slice(-3).map((attempt) => ({
    label: `Attempt of ${attempt.functionId}`,
    finding: attemptFinding(attempt),
    tone: attempt.kind === 'function.slow' ? 'neutral' : 'bad',
    query: `SELECT at, kind, data, "runId", attempt FROM "TimelineEntry" WHERE "purchaseId" = ${literal(purchase.id)} AND kind LIKE 'function.%' ORDER BY seq;`,
  }));
}

function attemptFinding({
  kind,
  at,
  runId,
  attempt,
  error,
  maxAttempts,
  nextAttemptAt,
}: AttemptEvidence): string {
  const which = `${iso(at)}, run ${runId ?? 'unknown'}`;
  const number = attempt === null ? '' : `, attempt ${attempt + 1}${maxAttempts ? ` of ${maxAttempts}` : ''}`;
  if (kind === 'function.slow') return `${which}${number}: still working`;
  const next = nextAttemptAt ? `; next attempt not before ${iso(nextAttemptAt)}` : '; no more attempts';
  return `${which}${number}: ${error ?? 'unknown error'}${next}`;
}

function resultItems({ purchase, enrollmentId, allocation, sessions, now }: Evidence): EvidenceItem[] {
  if (purchase.status === 'PENDING' || purchase.status === 'EXPIRED') return [];
  const where = `"purchaseId" = ${literal(purchase.id)}`;
  const booked = sessions.filter(({ status }) => status !== 'CANCELLED').length;
  const trainer = allocation && describeTrainer(allocation, now);
  return [
    {
      label: 'Enrollment',
      finding: enrollmentId ? 'is there' : 'none',
      tone: enrollmentId ? 'ok' : 'neutral',
      query: `SELECT id, "createdAt" FROM "Enrollment" WHERE ${where};`,
    },
    {
      label: 'Active allocation',
      finding: trainer ?? 'none',
      tone: toneOfTrainer(allocation, now),
      query: `SELECT a.id, t.name, t."leftAt", t."pausedAt" FROM "TrainerAllocation" a JOIN "Trainer" t ON t.id = a."trainerId" WHERE a.${where} AND a."endedAt" IS NULL;`,
    },
    {
      label: 'Sessions',
      finding: `${booked} of ${purchase.sessionCount} booked`,
      tone: booked === purchase.sessionCount ? 'ok' : 'neutral',
      query: `SELECT ordinal, status, "startsAt", "trainerId" FROM "TrainingSession" WHERE ${where} ORDER BY ordinal;`,
    },
  ];
}

function toneOfTrainer(allocation: Evidence['allocation'], now: Date): EvidenceItem['tone'] {
  if (!allocation) return 'neutral';
  if (!allocation.leftAt) return 'ok';
  return allocation.leftAt > now ? 'warn' : 'bad';
}

function describeTrainer(
  { trainerName, leftAt, isPaused, timeOff }: NonNullable<Evidence['allocation']>,
  now: Date,
) {
  const leaves = leftAt && (leftAt > now ? `, leaves ${iso(leftAt)}` : ', has left');
  const state = leaves ?? (isPaused ? ', paused' : '');
  const absences = timeOff.length === 1 ? '1 absence' : `${timeOff.length} absences`;
  return `${trainerName}${state}${timeOff.length ? `, ${absences} current or upcoming` : ''}`;
}

function waitItems({ wait, purchase }: Evidence): EvidenceItem[] {
  if (!wait) return [];
  return [
    {
      label: 'Last trainer search',
      finding: `${iso(wait.at)}: ${wait.considered} considered${ruleOutCounts(wait.ruledOut)}`,
      tone: 'warn',
      query: `SELECT since, "checkedAt", considered, "ruledOut", ledger FROM "AllocationWait" WHERE "purchaseId" = ${literal(purchase.id)};`,
    },
  ];
}
