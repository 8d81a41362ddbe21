import type { Db } from '@/server/db';
import { env } from '@/server/env';
import { deployByHand } from '@/server/lab/deploy-by-hand';
import { labHeader } from '@/server/lab/refresh-registration';
import { functions } from '@/server/pipeline';
import { describeFunctions } from './describe-functions';
import { ensureRegistered, type Outcome } from './ensure-registered';

/** Milliseconds for which one answer serves everybody who asks. */
const sharedForMs = 1000;

const shared = globalThis as typeof globalThis & { caravanSync?: { at: number; asked: Promise<Outcome> } };

/**
 * Answers a PUT to /api/inngest: somebody, Inngest or a stranger, asks the app to register. It does what it would do unasked
 * and nothing else: nothing is taken from the request, and Inngest is told at most once a second, only what differs.
 */
export async function answerSync(db: Db, request: Request): Promise<Response> {
  const asked = env.LAB ? askLab(db, request) : askOnce(db);
  const { state, message } = await asked.catch(
    (): Outcome => ({ state: 'failed', message: 'The database cannot be reached' }),
  );
  const status = state === 'failed' ? 500 : 200;
  const { headers } = await describeFunctions(functions);
  return Response.json({ message, modified: state === 'registered' }, { status, headers });
}

function askOnce(db: Db): Promise<Outcome> {
  const last = shared.caravanSync;
  if (last && performance.now() - last.at < sharedForMs) return last.asked;
  const asked = ensureRegistered(db, { isAsked: true });
  shared.caravanSync = { at: performance.now(), asked };
  return asked;
}

// The lab registers what its faults leave; somebody who registers by hand, as the remedy does, deploys what they took away.
async function askLab(db: Db, request: Request): Promise<Outcome> {
  // Inngest polls without a signature where it is the dev server.
  const notByHand = [labHeader, 'x-inngest-signature', 'x-inngest-server-kind'];
  if (!notByHand.some((name) => request.headers.has(name))) await deployByHand(db);
  return ensureRegistered(db, { isAsked: true, isForced: true });
}
