import { NonRetriableError, RetryAfterError } from 'inngest';
import { contract } from '@/server/process/stages/contract';
import { armFault } from '../arming/armed-faults';
import type { Fault } from '../arming/fault';
import { consumerOf } from '../arming/stage-facts';

const reason = 'lab: the timetable service answered 503';

/** Whether the function left this on the purchase's timeline. */
const hasTold =
  (kind: 'function.attempt-failed' | 'function.failed'): Fault['hasTakenHold'] =>
  async (ctx, { purchaseId, stage }) =>
    (await ctx.db.timelineEntry.count({
      where: { purchaseId, kind, data: { path: ['functionId'], equals: consumerOf(stage) ?? '' } },
    })) > 0;

/** A fault that throws inside the stage's step for as long as it is armed. */
function failingStep(
  fault: Pick<Fault, 'name' | 'cause' | 'title' | 'describe' | 'isRepairedFirst' | 'hasTakenHold'>,
  makeError: () => Error,
): Fault {
  return {
    ...fault,
    stages: contract.pipelineIds,
    make: (ctx, { stage, purchaseId }) => armFault(ctx.db, { name: fault.name, stage, purchaseId }),
    undo: async () => undefined,
    async atStep({ ctx, consumer }, armed, work) {
      if (consumerOf(armed.stage) !== consumer) return work(ctx);
      throw makeError();
    },
  };
}

/** An attempt failed, and the next one is minutes away. */
export const runRetrying = failingStep(
  {
    name: 'run-retrying',
    cause: 'RUN_RETRYING',
    title: 'A run that keeps trying',
    describe: 'The stage’s step fails and asks to be tried again in ten minutes.',
    isRepairedFirst: false,
    hasTakenHold: hasTold('function.attempt-failed'),
  },
  () => new RetryAfterError(reason, '10m'),
);

/** The step fails in a way that no retry can help. */
export const runFailed = failingStep(
  {
    name: 'run-failed',
    cause: 'RUN_FAILED',
    title: 'A run that failed for good',
    describe: 'The stage’s step fails with an error that is not worth a retry.',
    isRepairedFirst: true,
    hasTakenHold: hasTold('function.failed'),
  },
  () => new NonRetriableError(reason),
);

/** The step fails as often as it is tried. */
export const retriesExhausted = failingStep(
  {
    name: 'retries-exhausted',
    cause: 'RUN_FAILED',
    title: 'A run that used up its attempts',
    describe: 'The stage’s step fails each time, until Inngest gives up: minutes, with its own back-off.',
    isRepairedFirst: true,
    hasTakenHold: hasTold('function.failed'),
  },
  () => new Error(reason),
);
