import { z } from 'zod';
import { authorize } from '@/server/core/authorize';
import type { Context } from '@/server/core/context';
import { NotFoundError, PreconditionError, ValidationError } from '@/server/core/errors';
import { id } from '@/server/core/ids/id';
import { line } from '@/server/core/text/line';
import { contract } from '@/server/process/stages/contract';
import type { StageId } from '@/server/process/stages/stages';
import { findArmed } from './arming/armed-faults';
import type { Fault } from './arming/fault';
import { buyInLab } from './buying/buy-in-lab';
import { settleAtProvider } from './buying/settle-at-provider';
import { faultNamed } from './faults';

export const makeFaultInput = z.object({
  name: line(60),
  stage: z.enum(contract.stageIds).optional(),
  planId: id.optional(),
});

/**
 * Breaks a purchase on purpose: a student made for it goes through the checkout, the fault is put in place, and the purchase
 * is paid, so that the pipeline runs into it. `stage` defaults to the first at which the fault can happen.
 *
 * Throws NotFoundError `lab.unknown-fault`, ValidationError `lab.other-stage`, PreconditionError `lab.stopped-before` where a
 * fault stops every purchase at a stage before, and what the checkout throws.
 */
export async function makeFault(
  ctx: Context,
  rawInput: z.input<typeof makeFaultInput>,
): Promise<{ fault: Fault; stage: StageId; purchaseId: string; number: number }> {
  authorize(ctx, 'admin', 'system');
  const input = makeFaultInput.parse(rawInput);
  const fault = faultNamed(input.name);
  if (!fault) throw new NotFoundError('lab.unknown-fault', `There is no fault called ${input.name}.`);
  const stage = input.stage ?? fault.stages[0];
  if (!stage || !fault.stages.includes(stage)) {
    const all = fault.stages.join(', ');
    throw new ValidationError('lab.other-stage', `${fault.name} happens at ${all} only.`);
  }
  await requireReachable(ctx, stage);
  const { purchaseId, number } = await buyInLab(ctx, { planId: input.planId });
  await fault.make(ctx, { stage, purchaseId });
  await settleAtProvider(ctx, purchaseId, 'paid');
  return { fault, stage, purchaseId, number };
}

async function requireReachable({ db }: Context, stage: StageId): Promise<void> {
  const place = contract.stageIds.indexOf(stage);
  const isBefore = (name: string) =>
    contract.stageIds.some((other, index) => other === name && index < place);
  const armed = (await findArmed(db)).find((fault) => fault.purchaseId === null && isBefore(fault.stage));
  if (armed)
    throw new PreconditionError(
      'lab.stopped-before',
      `${armed.name} stops every purchase at ${armed.stage}, so none gets as far as ${stage}. Undo it first.`,
    );
}
