import { router, staffProcedure } from '@/server/api/trpc';
import { getNotification, getNotificationInput } from '@/server/fulfillment/notifications/get-notification';
import {
  listNotifications,
  listNotificationsInput,
} from '@/server/fulfillment/notifications/list-notifications';
import {
  listPurchaseMails,
  listPurchaseMailsInput,
} from '@/server/fulfillment/notifications/list-purchase-mails';
import { resendMail, resendMailInput } from '@/server/fulfillment/sending/resend-mail';

export const mailboxRouter = router({
  list: staffProcedure.input(listNotificationsInput).query(({ ctx, input }) => listNotifications(ctx, input)),
  ofPurchase: staffProcedure
    .input(listPurchaseMailsInput)
    .query(({ ctx, input }) => listPurchaseMails(ctx, input)),
  resend: staffProcedure.input(resendMailInput).mutation(({ ctx, input }) => resendMail(ctx, input)),
  get: staffProcedure.input(getNotificationInput).query(({ ctx, input }) => getNotification(ctx, input)),
});
