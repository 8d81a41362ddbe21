import { createContext } from '@/server/core/context';
import { describeError } from '@/server/core/describe-error';
import { coverPurchase } from '@/server/fulfillment/absences/cover-purchase';
import { finishAbsence } from '@/server/fulfillment/absences/finish-absence';
import { listUncovered } from '@/server/fulfillment/absences/list-uncovered';
import { recordCoverage } from '@/server/fulfillment/absences/record-coverage';
import { inngest } from '../process/inngest/client';
import { nonRetriableOnRefusal } from '../process/runs/non-retriable-on-refusal';
import { recordFunctionFailure } from '../process/runs/record-function-failure';
import { events } from '../process/stages/events';

const id = 'cover-absence';

/** Moves every purchase of an absent trainer to another trainer, one step each. A final failure is recorded. */
export const coverAbsenceFunction = inngest.createFunction(
  { id, triggers: [{ event: 'trainer/marked-away' }], onFailure: recordFunctionFailure(id) },
  async ({ event, runId, attempt, step }) => {
    const { absenceId } = events['trainer/marked-away'].parse(event.data);
    const ctx = () => createContext({ kind: 'system', job: id, runId, attempt });
    const purchases = await step.run('list-uncovered', () => listUncovered(ctx(), { absenceId }));
    for (const purchaseId of purchases) {
      const item = { absenceId, purchaseId };
      try {
        await step.run(`cover-${purchaseId}`, () => nonRetriableOnRefusal(() => coverPurchase(ctx(), item)));
      } catch (error) {
        const message = describeError(error);
        await step.run(`fail-${purchaseId}`, () =>
          recordCoverage(ctx(), item, { status: 'FAILED', message }),
        );
      }
    }
    await step.run('finish-absence', () => finishAbsence(ctx(), { absenceId }));
  },
);
