import type { Context } from '@/server/core/context';

/** How long anything may wait in the outbox or in the inbox before it is trouble, in seconds. */
const ageingSeconds = 60;

/**
 * What waits too long between Caravan and the outside, one sentence each, with the last error of what waits longest: the
 * outbox, and the webhook inbox.
 */
export async function findAgeing({ db, now }: Pick<Context, 'db' | 'now'>): Promise<string[]> {
  const before = new Date(now.getTime() - ageingSeconds * 1000);
  const events = { publishedAt: null, createdAt: { lt: before } };
  const webhooks = { appliedAt: null, receivedAt: { lt: before } };
  const [outbox, inbox] = await Promise.all([
    db.outboxEvent.count({ where: events }),
    db.paymentEvent.count({ where: webhooks }),
  ]);
  const select = { lastError: true } as const;
  const withError = { lastError: { not: null } };
  const [event, webhook] = await Promise.all([
    outbox > 0
      ? db.outboxEvent.findFirst({
          where: { ...events, ...withError },
          orderBy: { createdAt: 'asc' },
          select,
        })
      : null,
    inbox > 0
      ? db.paymentEvent.findFirst({
          where: { ...webhooks, ...withError },
          orderBy: { receivedAt: 'asc' },
          select,
        })
      : null,
  ]);
  return [
    ...(outbox > 0 ? [`the outbox ages: ${words(outbox, 'event', event)}`] : []),
    ...(inbox > 0 ? [`the webhook inbox ages: ${words(inbox, 'webhook', webhook)}`] : []),
  ];
}

function words(count: number, what: string, oldest: { lastError: string | null } | null): string {
  const waits = count === 1 ? `1 ${what} has waited` : `${count} ${what}s have waited`;
  const error = oldest?.lastError ? `; the last error: ${oldest.lastError}` : '';
  return `${waits} for more than a minute${error}`;
}
