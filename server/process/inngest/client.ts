import { Inngest, Middleware } from 'inngest';
import { db } from '@/server/core/db';
import { env } from '@/server/core/env';
import { noteSuccess } from '@/server/process/jobs/note-success';
import { appId, contract } from '../stages/contract';
import { noteRun } from './note-run';

/** Functions that work for no single purchase: that they fail is noted until they work again. */
const jobs: ReadonlySet<string> = new Set(
  contract.supportFunctionIds.filter((id) => !id.startsWith('notify-')),
);

class SightingMiddleware extends Middleware.BaseMiddleware {
  readonly id = 'sightings';
  override onRunStart({ fn }: Middleware.OnRunStartArgs) {
    return noteRun(fn.id());
  }
  override async onRunComplete({ ctx, fn }: Middleware.OnRunCompleteArgs) {
    // The handler of a failed run has the id of its function, and ends well.
    if (ctx.event.name !== 'inngest/function.failed' && jobs.has(fn.id())) {
      await noteSuccess(db, { job: fn.id() });
    }
  }
}

/** The Inngest client. Only server/process/outbox/dispatch-outbox.ts sends with it: tests/architecture.test.ts refuses others. */
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
