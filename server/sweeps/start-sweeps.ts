import { createContext } from '@/server/context';
import { env } from '@/server/env';
import { dispatchOutbox } from '@/server/outbox/dispatch-outbox';
import { applyRecordedEvents } from '@/server/payments/apply-recorded-events';
import { deliverDueWebhooks } from '@/server/payments/test-gateway/deliver-due-webhooks';
import { every } from './every';

const running = globalThis as typeof globalThis & { caravanSweeps?: (() => void)[] };

/**
 * Starts what must not depend on Inngest being up: publishing what a crash or an outage left in the outbox, applying what
 * it left in the webhook inbox, and, where the test gateway is on, its late webhooks. Every replica sweeps; rows are
 * claimed with SKIP LOCKED, so none does another's work. Safe to call again (hot reload): the old sweeps stop.
 */
export function startSweeps(): void {
  for (const stop of running.caravanSweeps ?? []) stop();
  const ctx = (job: string) => createContext({ kind: 'system', job });
  running.caravanSweeps = [
    every(1000, 'outbox', () => dispatchOutbox(ctx('sweep-outbox'))),
    every(3000, 'inbox', () => applyRecordedEvents(ctx('sweep-inbox'))),
  ];
  if (env.TEST_GATEWAY) {
    running.caravanSweeps.push(
      every(1000, 'test-gateway', () => deliverDueWebhooks(ctx('sweep-test-gateway'))),
    );
  }
}
