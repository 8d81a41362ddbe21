import { createContext } from '@/server/core/context';
import { queueChangeMails } from '@/server/fulfillment/notifications/queue-change-mails';
import { sendNotification } from '@/server/fulfillment/sending/send-notification';
import { inngest } from '../process/inngest/client';
import { nonRetriableOnRefusal } from '../process/runs/non-retriable-on-refusal';
import { recordFunctionFailure } from '../process/runs/record-function-failure';
import { events } from '../process/stages/events';

const id = 'notify-changes';
const changes = events['trainer/reallocated'].or(events['session/rescheduled']);

/** Tells the student and the trainers about sessions with another trainer or time. */
export const notifyChangesFunction = inngest.createFunction(
  {
    id,
    triggers: [{ event: 'trainer/reallocated' }, { event: 'session/rescheduled' }],
    onFailure: recordFunctionFailure(id),
  },
  async ({ event, runId, attempt, step }) => {
    const { purchaseId, ...change } = changes.parse(event.data);
    const ctx = () => createContext({ kind: 'system', job: id, runId, attempt });
    const mails = await step.run('queue-mails', () =>
      nonRetriableOnRefusal(() => queueChangeMails(ctx(), { purchaseId, change })),
    );
    for (const notificationId of mails) {
      await step.run(`send-${notificationId}`, () => sendNotification(ctx(), { notificationId }));
    }
  },
);
