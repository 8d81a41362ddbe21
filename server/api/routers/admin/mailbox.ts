import { router, staffProcedure } from '@/server/api/trpc';
import { getNotification, getNotificationInput } from '@/server/fulfillment/notifications/get-notification';
import {
  listNotifications,
  listNotificationsInput,
} from '@/server/fulfillment/notifications/list-notifications';

export const mailboxRouter = router({
  list: staffProcedure.input(listNotificationsInput).query(({ ctx, input }) => listNotifications(ctx, input)),
  get: staffProcedure.input(getNotificationInput).query(({ ctx, input }) => getNotification(ctx, input)),
});
