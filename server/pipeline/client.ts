import { Inngest, Middleware } from 'inngest';
import { env } from '@/server/env';
import { appId } from './contract';
import { noteRun } from './note-run';

class SightingMiddleware extends Middleware.BaseMiddleware {
  readonly id = 'sightings';
  override onRunStart({ fn }: Middleware.OnRunStartArgs) {
    return noteRun(fn.id());
  }
}

/** The Inngest client. Only server/outbox/dispatch-outbox.ts sends with it: tests/architecture.test.ts refuses others. */
export const inngest = new Inngest({
  id: appId,
  isDev: Boolean(env.INNGEST_DEV),
  baseUrl: env.INNGEST_DEV ?? env.INNGEST_BASE_URL,
  eventKey: env.INNGEST_EVENT_KEY,
  signingKey: env.INNGEST_SIGNING_KEY,
  signingKeyFallback: env.INNGEST_SIGNING_KEY_FALLBACK,
  // Steps are reported together, with the end of the run: after a crash they run again, and every verb allows for that.
  checkpointing: { bufferedSteps: 100 },
  middleware: [SightingMiddleware],
});
