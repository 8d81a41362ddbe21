import { createContext } from '@/server/context';
import { queueChangeMails } from '@/server/notifications/queue-change-mails';
import { sendNotification } from '@/server/notifications/send-notification';
import { inngest } from '../client';
import { events } from '../events';
import { recordFunctionFailure } from '../record-function-failure';
import { withoutUselessRetries } from '../without-useless-retries';

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
      withoutUselessRetries(() => queueChangeMails(ctx(), { purchaseId, change })),
    );
    for (const notificationId of mails) {
      await step.run(`send-${notificationId}`, () => sendNotification(ctx(), { notificationId }));
    }
  },
);
