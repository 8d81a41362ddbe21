import { createContext } from '@/server/core/context';
import { expireCheckouts } from '@/server/sales/checkout/expire-checkouts';
import { inngest } from '../process/inngest/client';
import { recordFunctionFailure } from '../process/runs/record-function-failure';

const id = 'expire-checkouts';

/** Every minute: unpaid checkouts past their hour end, unless the provider says they were paid after all. */
export const expireCheckoutsFunction = inngest.createFunction(
  { id, triggers: [{ cron: '* * * * *' }], onFailure: recordFunctionFailure(id) },
  async ({ runId, attempt, step }) => {
    const result = await step.run(id, () =>
      expireCheckouts(createContext({ kind: 'system', job: id, runId, attempt })),
    );
    return result;
  },
);
