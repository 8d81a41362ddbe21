import type { Context } from '@/server/core/context';
import type { Db } from '@/server/core/db';
import { aroundDeployment } from '../deployment/around-deployment';
import { providedFunctions } from '../deployment/served-functions';
import { describeFunctions } from './describe-functions';
import { ensureRegistered, type Outcome } from './ensure-registered';

/** Milliseconds for which one answer serves everybody who asks. */
const sharedForMs = 1000;

const shared = globalThis as typeof globalThis & { caravanSync?: { at: number; asked: Promise<Outcome> } };

/**
 * Answers a PUT to /api/inngest: Inngest or a stranger asks the app to register. The app does only what it does
 * unasked: it uses nothing of the request, and only differences are sent to Inngest, at most once a second.
 */
export async function answerSync(
  { db }: Pick<Context, 'db'>,
  { request }: { request: Request },
): Promise<Response> {
  const changes = aroundDeployment.plugged();
  const asked = changes
    ? changes
        .beforeRegistering(db, request)
        .then(() => ensureRegistered(db, { isAsked: true, isForced: true }))
    : askOnce(db);
  const { state, message } = await asked.catch(
    (): Outcome => ({ state: 'failed', message: 'The database cannot be reached' }),
  );
  const status = state === 'failed' ? 500 : 200;
  const { headers } = await describeFunctions(providedFunctions());
  return Response.json({ message, modified: state === 'registered' }, { status, headers });
}

function askOnce(db: Db): Promise<Outcome> {
  const last = shared.caravanSync;
  if (last && performance.now() - last.at < sharedForMs) return last.asked;
  const asked = ensureRegistered(db, { isAsked: true });
  shared.caravanSync = { at: performance.now(), asked };
  return asked;
}
