import type { Context } from '@/server/context';
import { NotFoundError, ValidationError } from '@/server/errors';
import { buyInLab } from './buy-in-lab';
import type { Fault, LabStage } from './fault';
import { faultNamed } from './faults';
import { settleAtProvider } from './settle-at-provider';

/**
 * Breaks a purchase on purpose: a student made for it goes through the checkout, the fault is put in place, and the purchase
 * is paid, so that the pipeline runs into it. `stage` defaults to the first at which the fault can happen.
 *
 * Throws NotFoundError `lab.unknown-fault`, ValidationError `lab.other-stage`, and what the checkout throws.
 */
export async function makeFault(
  ctx: Context,
  input: { name: string; stage?: LabStage; planId?: string },
): Promise<{ fault: Fault; stage: LabStage; purchaseId: string; number: number }> {
  const fault = faultNamed(input.name);
  if (!fault) throw new NotFoundError('lab.unknown-fault', `There is no fault called ${input.name}.`);
  const stage = input.stage ?? fault.stages[0];
  if (!stage || !fault.stages.includes(stage)) {
    const all = fault.stages.join(', ');
    throw new ValidationError('lab.other-stage', `${fault.name} happens at ${all} only.`);
  }
  const { purchaseId, number } = await buyInLab(ctx, { planId: input.planId });
  await fault.make(ctx, { stage, purchaseId });
  await settleAtProvider(ctx, purchaseId, 'paid');
  return { fault, stage, purchaseId, number };
}
