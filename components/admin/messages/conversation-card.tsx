'use client';

import { useState } from 'react';
import { useApiClient } from '@/components/api/client';
import { useChange } from '@/components/api/use-change';
import { MessageForm } from '@/components/messages/message-form';
import { MessageList } from '@/components/messages/message-list';
import { buttonClass } from '@/components/ui/button-class';
import { Panel } from '@/components/ui/panel';
import { formatTime } from '@/server/core/time/format-time';
import type { OpenHelp } from '@/server/fulfillment/messages/get-help';
import type { ConversationMessage } from '@/server/fulfillment/messages/list-messages';

type Opened = { messages: ConversationMessage[]; canWrite: boolean };

/** An open request for help. Staff open the messages with a click, because each look is in the audit log. */
export function ConversationCard({
  purchaseId,
  help,
  zone,
}: {
  purchaseId: string;
  help: OpenHelp;
  zone?: string;
}) {
  const client = useApiClient();
  const { run, isBusy, problem } = useChange();
  const [opened, setOpened] = useState<Opened | null>(null);
  const read = () => run(async () => setOpened(await client.admin.messages.read.mutate({ purchaseId })));

  return (
    <Panel title="Help with messages">
      <div className="grid gap-4 px-4 pb-4">
        <p className="text-muted">
          {help.askedBy.name} ({help.askedByKind === 'STUDENT' ? 'student' : 'trainer'}) asked for help on{' '}
          {formatTime(help.askedAt, 'datetime', zone ?? 'UTC')}. Until the request is closed, you can read and
          answer the messages. Each look is in the audit log.
        </p>
        {opened && opened.messages.length === 0 && <p>No messages yet.</p>}
        {opened && opened.messages.length > 0 && (
          <MessageList messages={opened.messages} zone={zone ?? 'UTC'} />
        )}
        {opened?.canWrite && (
          <MessageForm purchaseId={purchaseId} to="student and trainer" onSent={() => void read()} />
        )}
        <p role="alert" className="text-bad empty:hidden">
          {problem?.message}
        </p>
        <div className="flex flex-wrap gap-2">
          {!opened && (
            <button
              type="button"
              disabled={isBusy}
              className={buttonClass({ variant: 'secondary', size: 'sm' })}
              onClick={() => void read()}
            >
              Read messages
            </button>
          )}
          <button
            type="button"
            disabled={isBusy}
            className={buttonClass({ variant: 'ghost', size: 'sm' })}
            onClick={() => run(() => client.messages.closeHelp.mutate({ purchaseId }))}
          >
            Close request
          </button>
        </div>
      </div>
    </Panel>
  );
}
