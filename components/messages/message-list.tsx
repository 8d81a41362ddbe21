import { formatTime } from '@/server/core/time/format-time';
import type { ConversationMessage } from '@/server/fulfillment/messages/list-messages';

/** The messages of a conversation, oldest first, each with who wrote it and when. Text stays as it was typed. */
export function MessageList({ messages, zone }: { messages: ConversationMessage[]; zone?: string }) {
  return (
    <ol className="grid gap-4">
      {messages.map(({ id, authorName, authorKind, createdAt, text }) => (
        <li key={id}>
          <p className="flex flex-wrap items-baseline gap-x-2">
            <span className="font-medium">{authorName ?? 'Support'}</span>
            {authorKind === 'TRAINER' && <span className="text-sm text-muted">trainer</span>}
            <time
              dateTime={createdAt.toISOString()}
              suppressHydrationWarning={zone === undefined}
              className="text-sm text-muted"
            >
              {formatTime(createdAt, 'datetime', zone)}
            </time>
          </p>
          <p className="mt-0.5 whitespace-pre-line">{text}</p>
        </li>
      ))}
    </ol>
  );
}
