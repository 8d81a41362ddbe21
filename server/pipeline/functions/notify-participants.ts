import { createContext } from '@/server/context';
import { queueScheduleMails } from '@/server/notifications/queue-schedule-mails';
import { sendNotification } from '@/server/notifications/send-notification';
import { inngest } from '../client';
import { teller as id } from '../contract';
import { events } from '../events';
import { recordFunctionFailure } from '../record-function-failure';
import { watchAttempt } from '../watch-attempt';
import { withoutUselessRetries } from '../without-useless-retries';

/** Tells student and trainer when their sessions are: after the pipeline's last stage. */
export const notifyParticipantsFunction = inngest.createFunction(
  { id, triggers: [{ event: 'sessions/scheduled' }], onFailure: recordFunctionFailure(id) },
  async ({ event, runId, attempt, maxAttempts = 1, step }) => {
    const { purchaseId } = events['sessions/scheduled'].parse(event.data);
    const ctx = () => createContext({ kind: 'system', job: id, runId, attempt });
    const about = { functionId: id, purchaseId, eventId: event.id ?? '', runId, attempt, maxAttempts };
    const watched = <T>(work: () => Promise<T>) =>
      watchAttempt({ ...about, sentAt: event.ts ?? Date.now() }, work);
    const mails = await step.run('queue-mails', () =>
      watched(() => withoutUselessRetries(() => queueScheduleMails(ctx(), { purchaseId }))),
    );
    for (const notificationId of mails) {
      await step.run(`send-${notificationId}`, () =>
        watched(() => sendNotification(ctx(), { notificationId })),
      );
    }
  },
);
