import type { StageVerb } from '@/server/process/runs/around-stage';
import type { PipelineConsumer } from '@/server/process/stages/contract';
import { findArmedFor } from '../arming/armed-faults';
import type { StepCall, StepWork } from '../arming/fault';
import { faults } from '../faults';

/** The verb of a stage as its function runs it where LAB is on: with the faults that are armed for the purchase. */
export function workUnderFaults(consumer: PipelineConsumer, verb: StageVerb): StageVerb {
  return async (ctx, input) => {
    const call: StepCall = { ctx, consumer, ...input };
    const plain: StepWork = (inner) => verb(inner, input);
    const armed = await findArmedFor(ctx.db, [input.purchaseId]);
    const work = armed.reduce<StepWork>((next, row) => {
      const atStep = faults.find(({ name }) => name === row.name)?.atStep;
      return atStep ? (inner) => atStep({ ...call, ctx: inner }, row, next) : next;
    }, plain);
    return work(ctx);
  };
}
