import { createContext } from '@/server/core/context';
import { queueScheduleMails } from '@/server/fulfillment/notifications/queue-schedule-mails';
import { sendNotification } from '@/server/fulfillment/sending/send-notification';
import { inngest } from '../process/inngest/client';
import { nonRetriableOnRefusal } from '../process/runs/non-retriable-on-refusal';
import { recordFunctionFailure } from '../process/runs/record-function-failure';
import { watchAttempt } from '../process/runs/watch-attempt';
import { events } from '../process/stages/events';

const id = 'notify-participants';

/** Emails the schedule to student and trainer. Each email is its own step, so one cannot block the other. */
export const notifyParticipantsFunction = inngest.createFunction(
  { id, triggers: [{ event: 'sessions/scheduled' }], onFailure: recordFunctionFailure(id) },
  async ({ event, runId, attempt, maxAttempts = 1, step }) => {
    const { purchaseId } = events['sessions/scheduled'].parse(event.data);
    const ctx = () => createContext({ kind: 'system', job: id, runId, attempt });
    const about = { functionId: id, purchaseId, eventId: event.id ?? '', runId, attempt, maxAttempts };
    const watched = <T>(work: () => Promise<T>) =>
      watchAttempt({ ...about, sentAt: event.ts ?? Date.now() }, work);
    const mails = await step.run('queue-mails', () =>
      watched(() => nonRetriableOnRefusal(() => queueScheduleMails(ctx(), { purchaseId }))),
    );
    for (const notificationId of mails) {
      await step.run(`send-${notificationId}`, () =>
        watched(() => sendNotification(ctx(), { notificationId })),
      );
    }
  },
);
