import { router, studentProcedure } from '@/server/api/trpc';
import { askForHelp, askForHelpInput } from '@/server/fulfillment/messages/ask-for-help';
import { closeHelp, closeHelpInput } from '@/server/fulfillment/messages/close-help';
import { getConversation, getConversationInput } from '@/server/fulfillment/messages/get-conversation';
import { writeMessage, writeMessageInput } from '@/server/fulfillment/messages/write-message';

/** Between the student of a purchase and its trainer, for each of them; staff send and close here while they are asked for help. */
export const messagesRouter = router({
  get: studentProcedure.input(getConversationInput).query(({ ctx, input }) => getConversation(ctx, input)),
  write: studentProcedure.input(writeMessageInput).mutation(({ ctx, input }) => writeMessage(ctx, input)),
  askForHelp: studentProcedure.input(askForHelpInput).mutation(({ ctx, input }) => askForHelp(ctx, input)),
  closeHelp: studentProcedure.input(closeHelpInput).mutation(({ ctx, input }) => closeHelp(ctx, input)),
});
