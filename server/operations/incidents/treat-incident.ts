import { z } from 'zod';
import { appendAudit } from '@/server/core/audit/append-audit';
import { authorize } from '@/server/core/authorize';
import { actorColumns, type Context } from '@/server/core/context';
import { ConflictError, ForbiddenError, NotFoundError, PreconditionError } from '@/server/core/errors';
import { id } from '@/server/core/ids/id';
import { requireStepUp } from '@/server/core/require-step-up';
import { reason } from '@/server/core/text/reason';
import { violates } from '@/server/core/violates';
import { remedies, remedyKinds } from '@/server/operations/vocabulary/remedies';
import { inTransaction } from '@/server/process/outbox/in-transaction';

export const treatIncidentInput = z.object({
  incidentId: id,
  kind: z.enum(remedyKinds),
  reason,
});

/**
 * Orders one remedy for every purchase of an incident. It is carried out in the background by whichever app process
 * lives, with a result for each: nobody has to stay on the page. See carryTreatments.
 *
 * Throws NotFoundError `incident.unknown`, ForbiddenError `remedy.not-yours`, PreconditionError `incident.over`,
 * ConflictError `treatment.running` while another one is being carried out.
 */
export async function treatIncident(
  ctx: Context,
  input: z.input<typeof treatIncidentInput>,
): Promise<{ treatmentId: string; count: number }> {
  authorize(ctx, 'staff', 'system');
  const { incidentId, kind, reason } = treatIncidentInput.parse(input);
  const { actor } = ctx;
  const role = actor.kind === 'staff' ? actor.role : null;
  const { access, label } = remedies[kind];
  if (!role || (access === 'admin' && role !== 'ADMIN')) {
    throw new ForbiddenError('remedy.not-yours', `"${label}" is for administrators.`);
  }
  if (access === 'admin') requireStepUp(ctx);
  try {
    return await inTransaction(ctx, async (tx) => {
      const incident = await tx.incident.findUnique({
        where: { id: incidentId },
        select: { members: { where: { endedAt: null }, select: { purchaseId: true } } },
      });
      if (!incident) throw new NotFoundError('incident.unknown', 'There is no such incident.');
      const purchaseIds = incident.members.map(({ purchaseId }) => purchaseId);
      if (purchaseIds.length === 0) {
        throw new PreconditionError('incident.over', 'All of its purchases have moved on.');
      }
      const { id: treatmentId } = await tx.treatment.create({
        data: {
          ...{ incidentId, kind, reason, actorRole: role, createdAt: ctx.now },
          ...pick(actorColumns(actor)),
          items: { createMany: { data: purchaseIds.map((purchaseId) => ({ purchaseId })) } },
        },
        select: { id: true },
      });
      await appendAudit(tx, ctx, {
        action: 'incident.treated',
        subject: { kind: 'incident', id: incidentId },
        reason,
        data: { treatmentId, remedy: kind, purchases: purchaseIds.length },
      });
      return { treatmentId, count: purchaseIds.length };
    });
  } catch (error) {
    if (violates(error, 'treatment_one_running')) {
      throw new ConflictError(
        'treatment.running',
        'Another remedy is being carried out for it. Wait for its end.',
      );
    }
    throw error;
  }
}

const pick = ({ actorKind, actorId, actorName }: ReturnType<typeof actorColumns>) => ({
  actorKind,
  actorId,
  actorName,
});
