import { createContext } from '@/server/context';
import { queueScheduleMails } from '@/server/notifications/queue-schedule-mails';
import { sendNotification } from '@/server/notifications/send-notification';
import { inngest } from '../client';
import { events } from '../events';
import { recordFunctionFailure } from '../record-function-failure';
import { withoutUselessRetries } from '../without-useless-retries';

const id = 'notify-participants';

/** Tells student and trainer when their sessions are: after the pipeline's last stage. */
export const notifyParticipantsFunction = inngest.createFunction(
  { id, triggers: [{ event: 'sessions/scheduled' }], onFailure: recordFunctionFailure(id) },
  async ({ event, runId, attempt, step }) => {
    const { purchaseId } = events['sessions/scheduled'].parse(event.data);
    const ctx = () => createContext({ kind: 'system', job: id, runId, attempt });
    const mails = await step.run('queue-mails', () =>
      withoutUselessRetries(() => queueScheduleMails(ctx(), { purchaseId })),
    );
    for (const notificationId of mails) {
      await step.run(`send-${notificationId}`, () => sendNotification(ctx(), { notificationId }));
    }
  },
);
