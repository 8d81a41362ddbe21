import { createContext } from '@/server/core/context';
import { listTrainersWithRoom } from '@/server/fulfillment/choosing/list-trainers-with-room';
import type { WaitCursor } from '@/server/fulfillment/waiting/load-waiting';
import { wakeWaiting } from '@/server/fulfillment/waiting/wake-waiting';
import { inngest } from '../process/inngest/client';
import { recordFunctionFailure } from '../process/runs/record-function-failure';
import { events } from '../process/stages/events';

const id = 'wake-waiting';

/**
 * Retries waiting purchases when a trainer may have room. Every five minutes for all trainers: as a net, and because time
 * alone makes room too.
 */
export const wakeWaitingFunction = inngest.createFunction(
  {
    id,
    triggers: [{ event: 'capacity/changed' }, { cron: '*/5 * * * *' }],
    onFailure: recordFunctionFailure(id),
  },
  async ({ event, runId, attempt, step }) => {
    const ctx = () => createContext({ kind: 'system', job: id, runId, attempt });
    const told = events['capacity/changed'].safeParse(event.data).data;
    const trainers = told
      ? [told.trainerId]
      : await step.run('list-trainers-with-room', () => listTrainersWithRoom(ctx()));
    const cause = told?.cause ?? 'time';
    for (const trainerId of trainers) {
      let after: WaitCursor | null = null;
      for (let page = 0; page === 0 || after; page++) {
        const asked = { trainerId, cause, after };
        const result: Awaited<ReturnType<typeof wakeWaiting>> = await step.run(
          `wake-${trainerId}-${page}`,
          () => wakeWaiting(ctx(), asked),
        );
        after = result.next;
      }
    }
  },
);
