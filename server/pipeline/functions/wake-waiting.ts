import { listTrainersWithRoom } from '@/server/allocation/list-trainers-with-room';
import { wakeWaiting } from '@/server/allocation/wake-waiting';
import { createContext } from '@/server/context';
import { dispatchOutbox } from '@/server/outbox/dispatch-outbox';
import { inngest } from '../client';
import { events } from '../events';

const id = 'wake-waiting';

/** More capacity wakes who waits for it; every five minutes whatever time alone has freed does so too. */
export const wakeWaitingFunction = inngest.createFunction(
  { id, triggers: [{ event: 'capacity/changed' }, { cron: '*/5 * * * *' }] },
  async ({ event, runId, attempt, step }) => {
    const ctx = () => createContext({ kind: 'system', job: id, runId, attempt });
    const changed = events['capacity/changed'].safeParse(event.data);
    const result = await step.run(id, async () => {
      if (changed.success) return wakeWaiting(ctx(), changed.data);
      let woken = 0;
      for (const trainerId of await listTrainersWithRoom(ctx())) {
        woken += (await wakeWaiting(ctx(), { trainerId, cause: 'time' })).woken;
      }
      return { woken };
    });
    if (result.woken > 0) await step.run('dispatch-outbox', () => dispatchOutbox());
    return result;
  },
);
