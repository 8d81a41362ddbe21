import type { Context } from '@/server/core/context';
import { DomainError } from '@/server/core/errors';
import { readBody } from '@/server/core/http/read-body';
import { log } from '@/server/core/log';
import { isOutage } from '@/server/postgres/is-outage';
import { applyPaymentEvent } from '../sales/inbox/apply-payment-event';
import { readIfUnderstood } from '../sales/inbox/read-if-understood';
import { recordPaymentEvent } from '../sales/inbox/record-payment-event';
import { gatewayFor } from '../sales/payments/gateways';
import { noteRefusedSize } from './note-refused-size';

/** The largest webhook that is read, in bytes. Providers' events have a few KiB; one with many lines of an invoice exceeds 64. */
const maxBytes = 1024 * 1024;

type Answer = { status: number; body: { ok: true } | { error: string; message: string } };

/**
 * The webhook transport: verifies the raw body, records it, applies it. Answers 200 only for what is recorded in the
 * inbox, whether it is understood or not; 400 for what is not the provider's, 404 for an unknown provider, 413 for too
 * much, and 503 or 500 without text when it is ours, so that the provider sends it again.
 */
export async function receiveWebhook(
  ctx: Context,
  { provider, request }: { provider: string; request: Request },
): Promise<Answer> {
  let isRecorded = false;
  try {
    const gateway = gatewayFor(provider, ctx.db);
    const body = await readBody(request, maxBytes);
    if (body === null) {
      const isSigned = [...request.headers.keys()].some((name) => name.endsWith('signature'));
      noteRefusedSize({ provider, bytes: request.headers.get('content-length'), isSigned });
      return refusal(413, 'webhook.too-large', 'A webhook has at most 1 MiB.');
    }
    gateway.verifyWebhook(body, request.headers, ctx.now);
    const event = readIfUnderstood(gateway, body);
    const { inboxEventId } = await recordPaymentEvent(ctx, { provider, event, payload: body });
    isRecorded = true;
    await applyPaymentEvent(ctx, { inboxEventId });
    return { status: 200, body: { ok: true } };
  } catch (error) {
    // Once it is recorded, a refusal is ours, and no answer for the provider.
    if (
      !isRecorded &&
      error instanceof DomainError &&
      (error.kind === 'NotFound' || error.kind === 'Validation')
    ) {
      return refusal(error.kind === 'NotFound' ? 404 : 400, error.code, error.message);
    }
    log.error({ err: error, provider }, 'a webhook could not be taken in');
    return refusal(isOutage(error) ? 503 : 500, 'webhook.failed', 'Please send it again.');
  }
}

const refusal = (status: number, error: string, message: string): Answer => ({
  status,
  body: { error, message },
});
