import { log } from '@/server/core/log';

const everyMs = 60_000;
let loggedAt = 0;
let unlogged = 0;

/**
 * Logs, once a minute at most and with how many there were, that a webhook was refused unread for its size. It cannot be
 * verified, so it is not in the inbox: the payment is found by asking the provider, and this line says why it had to be.
 */
export function noteRefusedSize(webhook: {
  provider: string;
  bytes: string | null;
  isSigned: boolean;
}): void {
  unlogged++;
  if (Date.now() - loggedAt < everyMs) return;
  log.error({ ...webhook, refused: unlogged }, 'a webhook was refused unread: it is too large');
  loggedAt = Date.now();
  unlogged = 0;
}
