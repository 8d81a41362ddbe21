import { z } from 'zod';
import type { Context } from '@/server/core/context';
import { NotFoundError } from '@/server/core/errors';
import { id } from '@/server/core/ids/id';
import { findViolation } from '@/server/operations/integrity/find-violation';
import {
  causeTitle,
  invariantBroken,
  isWaitingCause,
  remedyLabel,
} from '@/server/operations/vocabulary/causes';
import { remedyKinds } from '@/server/operations/vocabulary/remedies';
import { contract } from '@/server/process/stages/contract';

export const getIncidentInput = z.object({ incidentId: id });

const shown = 200;

/**
 * One incident: the purchases in it, those that still stand first, and each treatment with a result per purchase.
 *
 * Throws NotFoundError `incident.unknown`.
 */
export async function getIncident(ctx: Pick<Context, 'db' | 'now'>, input: z.input<typeof getIncidentInput>) {
  const { incidentId } = getIncidentInput.parse(input);
  const incident = await ctx.db.incident.findUnique({
    where: { id: incidentId },
    select: {
      id: true,
      cause: true,
      stage: true,
      openedAt: true,
      lastSeenAt: true,
      closedAt: true,
      members: {
        orderBy: [{ endedAt: { sort: 'desc', nulls: 'first' } }, { since: 'asc' }],
        // A purchase that stopped again is one line: its latest stop.
        distinct: ['purchaseId'],
        take: shown,
        select: {
          stopId: true,
          headline: true,
          since: true,
          endedAt: true,
          purchase: {
            select: {
              id: true,
              number: true,
              status: true,
              amount: true,
              currency: true,
              student: { select: { name: true } },
              course: { select: { title: true } },
            },
          },
        },
      },
      treatments: {
        orderBy: { createdAt: 'desc' },
        take: 5,
        select: {
          id: true,
          kind: true,
          reason: true,
          actorName: true,
          createdAt: true,
          finishedAt: true,
          items: {
            orderBy: { purchase: { number: 'asc' } },
            take: shown,
            select: { status: true, message: true, purchase: { select: { number: true, status: true } } },
          },
        },
      },
      _count: { select: { members: { where: { endedAt: null } } } },
    },
  });
  if (!incident) throw new NotFoundError('incident.unknown', 'There is no such incident.');
  const { _count, ...facts } = incident;
  const progress = await ctx.db.treatmentItem.groupBy({
    by: ['treatmentId', 'status'],
    where: { treatmentId: { in: incident.treatments.map(({ id }) => id) } },
    _count: true,
  });
  return {
    ...facts,
    title: causeTitle(facts.cause),
    /** Null for an incident about the data. */
    work: contract.stageOf(facts.stage)?.work ?? null,
    waits: isWaitingCause(facts.cause),
    now: ctx.now,
    /** What the last check found, where the incident is about the data; then it has no purchases. */
    violation: facts.cause === invariantBroken ? await findViolation(ctx, facts.stage) : null,
    open: _count.members,
    treatments: incident.treatments.map((treatment) => {
      const counts = progress.filter(({ treatmentId }) => treatmentId === treatment.id);
      const countOf = (status: string) => counts.find((row) => row.status === status)?._count ?? 0;
      return {
        ...treatment,
        label: labelOf(incident.cause, treatment.kind),
        counts: {
          pending: countOf('PENDING'),
          applied: countOf('APPLIED'),
          skipped: countOf('SKIPPED'),
          failed: countOf('FAILED'),
        },
      };
    }),
  };
}

function labelOf(cause: string, kind: string): string {
  const known = remedyKinds.find((candidate) => candidate === kind);
  return known ? remedyLabel(cause, known) : kind;
}

export type IncidentDetail = Awaited<ReturnType<typeof getIncident>>;
