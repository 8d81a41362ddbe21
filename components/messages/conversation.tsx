import type { Conversation as ConversationData } from '@/server/fulfillment/messages/get-conversation';
import { AskForHelp } from './ask-for-help';
import { MessageForm } from './message-form';
import { MessageList } from './message-list';

/** What a student and their trainer write to each other, for either of them. */
export function Conversation({ conversation }: { conversation: ConversationData }) {
  const { purchaseId, side, messages, canWrite, helpAskedAt, zone } = conversation;
  const other = conversation.with;
  return (
    <section id="messages" aria-labelledby="messages-title" className="no-print scroll-mt-6">
      <h2 id="messages-title" className="text-lg font-semibold tracking-[-0.01em]">
        Messages
      </h2>
      <div className="panel mt-3 grid gap-4 p-4">
        {messages.length > 0 ? (
          <MessageList messages={messages} zone={zone} />
        ) : (
          canWrite && (
            <p className="text-muted">
              {side === 'student'
                ? `Ask ${other} anything about the course. We email them when you write.`
                : `We email ${other} when you write.`}
            </p>
          )
        )}
        {canWrite && other !== null && <MessageForm purchaseId={purchaseId} to={other} />}
        {!canWrite && side === 'student' && (
          <p className="text-muted">
            {other === null
              ? 'You can write once you have a trainer.'
              : `${other} doesn’t read messages here yet. Contact support to reach them.`}
          </p>
        )}
        {(canWrite || messages.length > 0 || helpAskedAt !== null) && (
          <AskForHelp purchaseId={purchaseId} isOpen={helpAskedAt !== null} />
        )}
      </div>
    </section>
  );
}
