import { router, staffProcedure } from '@/server/api/trpc';
import { getHelp, getHelpInput } from '@/server/fulfillment/messages/get-help';
import { readConversation, readConversationInput } from '@/server/fulfillment/messages/read-conversation';

export const messagesRouter = router({
  help: staffProcedure.input(getHelpInput).query(({ ctx, input }) => getHelp(ctx, input)),
  /** A mutation, because each look is written down. */
  read: staffProcedure
    .input(readConversationInput)
    .mutation(({ ctx, input }) => readConversation(ctx, input)),
});
