import { createContext } from '@/server/core/context';
import { completeSeries } from '@/server/fulfillment/booking/complete-series';
import { inngest } from '../process/inngest/client';
import { recordFunctionFailure } from '../process/runs/record-function-failure';

const id = 'complete-series';

/** Every ten minutes: sessions that are over were held, and series that are over free their trainer's place. */
export const completeSeriesFunction = inngest.createFunction(
  { id, triggers: [{ cron: '*/10 * * * *' }], onFailure: recordFunctionFailure(id) },
  async ({ runId, attempt, step }) => {
    const ctx = () => createContext({ kind: 'system', job: id, runId, attempt });
    const result = await step.run(id, async () => {
      const sum = { held: 0, completed: 0 };
      for (let hasMore = true; hasMore; ) {
        const turn = await completeSeries(ctx());
        sum.held += turn.held;
        sum.completed += turn.completed;
        hasMore = turn.hasMore;
      }
      return sum;
    });
    return result;
  },
);
