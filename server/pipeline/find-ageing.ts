import type { Context } from '@/server/context';

/** How long anything may wait in the outbox or in the inbox before it is trouble, in seconds. */
const ageingSeconds = 60;

/** What waits too long between Caravan and the outside, one sentence each: the outbox, and the webhook inbox. */
export async function findAgeing({ db, now }: Pick<Context, 'db' | 'now'>): Promise<string[]> {
  const before = new Date(now.getTime() - ageingSeconds * 1000);
  const [outbox, inbox] = await Promise.all([
    db.outboxEvent.count({ where: { publishedAt: null, createdAt: { lt: before } } }),
    db.paymentEvent.count({ where: { appliedAt: null, receivedAt: { lt: before } } }),
  ]);
  const wait = (count: number, what: string) =>
    count === 1
      ? `1 ${what} has waited for more than a minute`
      : `${count} ${what}s have waited for more than a minute`;
  return [
    ...(outbox > 0 ? [`the outbox ages: ${wait(outbox, 'event')}`] : []),
    ...(inbox > 0 ? [`the webhook inbox ages: ${wait(inbox, 'webhook')}`] : []),
  ];
}
