import { randomUUID } from 'node:crypto';
import type { Tx } from '@/server/core/db';
import type { TestGatewayEvent } from './event';

type NewEvent<T extends TestGatewayEvent = TestGatewayEvent> = T extends TestGatewayEvent
  ? Omit<T, 'id'> & { id?: string }
  : never;

/** Writes down a webhook that the test gateway owes, once for each instant of `dueAt`: the same event each time. */
export async function oweWebhook(tx: Tx, event: NewEvent, dueAt: Date[]): Promise<void> {
  const body = JSON.stringify({ id: `evt_${randomUUID()}`, ...event });
  await tx.testGatewayDelivery.createMany({
    data: dueAt.map((due) => ({ checkoutId: event.data.checkout, body, dueAt: due })),
  });
}
