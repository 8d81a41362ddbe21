import { createContext } from '@/server/core/context';
import { inngest } from '../inngest/client';
import { dispatchOutbox } from '../outbox/dispatch-outbox';
import { contract, type PipelineConsumer } from '../stages/contract';
import { events } from '../stages/events';
import { aroundStage, type StageVerb } from './around-stage';
import { nonRetriableOnRefusal } from './non-retriable-on-refusal';
import { recordFunctionFailure } from './record-function-failure';
import { watchAttempt } from './watch-attempt';

/**
 * One stage of the contract as an Inngest function: its verb as one step. The run ends once what the verb left in the outbox
 * was offered to Inngest, so that under load no more work begins than is passed on, and webhooks wait less. The final error
 * of a run that gives up is written on the purchase's timeline.
 */
export function stageFunction(consumer: PipelineConsumer, verb: StageVerb) {
  const stage = contract.pipeline.find((s) => s.consumer === consumer);
  if (!stage) throw new Error(`${consumer} is not in the pipeline contract.`);
  return inngest.createFunction(
    { id: consumer, triggers: [{ event: stage.consumes }], onFailure: recordFunctionFailure(consumer) },
    async ({ event, runId, attempt, maxAttempts = 1, step }) => {
      const { purchaseId } = events[stage.consumes].parse(event.data);
      const ctx = () => createContext({ kind: 'system', job: consumer, runId, attempt });
      const work = aroundStage.plugged()?.(consumer, verb) ?? verb;
      const eventId = event.id ?? '';
      const sentAt = event.ts ?? Date.now();
      const outcome = await step.run(consumer, () =>
        watchAttempt({ functionId: consumer, purchaseId, eventId, runId, attempt, maxAttempts, sentAt }, () =>
          nonRetriableOnRefusal(() => work(ctx(), { purchaseId, eventId })),
        ),
      );
      await dispatchOutbox();
      return outcome;
    },
  );
}
