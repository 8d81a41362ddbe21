import { createContext } from '@/server/context';
import { describeError } from '@/server/describe-error';
import { dispatchOutbox } from '@/server/outbox/dispatch-outbox';
import { coverPurchase } from '@/server/trainers/cover-purchase';
import { finishAbsence } from '@/server/trainers/finish-absence';
import { listUncovered } from '@/server/trainers/list-uncovered';
import { recordCoverage } from '@/server/trainers/record-coverage';
import { inngest } from '../client';
import { events } from '../events';
import { recordFunctionFailure } from '../record-function-failure';
import { withoutUselessRetries } from '../without-useless-retries';

const id = 'cover-absence';

/** Gives every purchase of an absent trainer to somebody else, one step each; what fails for good says so. */
export const coverAbsenceFunction = inngest.createFunction(
  { id, triggers: [{ event: 'trainer/marked-away' }], onFailure: recordFunctionFailure(id) },
  async ({ event, runId, attempt, step }) => {
    const { absenceId } = events['trainer/marked-away'].parse(event.data);
    const ctx = () => createContext({ kind: 'system', job: id, runId, attempt });
    const purchases = await step.run('list-uncovered', () => listUncovered(ctx(), { absenceId }));
    for (const purchaseId of purchases) {
      const item = { absenceId, purchaseId };
      try {
        await step.run(`cover-${purchaseId}`, () => withoutUselessRetries(() => coverPurchase(ctx(), item)));
      } catch (error) {
        const message = describeError(error);
        await step.run(`fail-${purchaseId}`, () =>
          recordCoverage(ctx(), item, { status: 'FAILED', message }),
        );
      }
    }
    await step.run('finish-absence', () => finishAbsence(ctx(), { absenceId }));
    await step.run('dispatch-outbox', () => dispatchOutbox());
  },
);
