import type { InngestFunction } from 'inngest';
import type { Db } from '@/server/core/db';
import { log } from '@/server/core/log';
import { inngestUrl } from '@/server/process/inngest/ask-inngest';
import { appId } from '@/server/process/stages/contract';
import { askRegistration, type KnownRegistration } from '../deployment/known-registration';
import { type Replica, reportReplica, thisReplica } from '../deployment/report-replica';
import { servedFunctions } from '../deployment/served-functions';
import { callRegistrar } from './call-registrar';
import { compareFunctions, isFatal } from './compare-functions';
import { describeDifferences } from './describe-differences';
import { type Description, describeFunctions } from './describe-functions';
import { claimRegistration, releaseRegistration, settleRegistration } from './registration-claim';
import { registrations } from './registrations';

/** Milliseconds that Inngest may take for a registration. */
const answerTimeoutMs = 8000;
/** Inngest may have lost the registration with its data: it is registered again after this many milliseconds. */
const refreshAfterMs = 600_000;

export type Outcome = {
  state: 'registered' | 'unchanged' | 'superseded' | 'busy' | 'failed';
  message: string;
};

type Options = {
  replica?: Replica;
  functions?: InngestFunction.Any[];
  /** Somebody asks for it: a failure a moment ago is no reason to wait. */
  isAsked?: boolean;
  /** Registers whatever is known, no matter who else does: for the lab alone. */
  isForced?: boolean;
};

/**
 * Has Inngest know the functions that this app serves: asks it what it has, and registers them where that differs. One
 * replica does so at a time, of the newest build that lives. Never throws for what Inngest answers: see the outcome.
 */
export async function ensureRegistered(db: Db, options: Options = {}): Promise<Outcome> {
  const { replica = thisReplica, isAsked = false, isForced = false } = options;
  await reportReplica(db, replica);
  const functions = options.functions ?? (await servedFunctions(db));
  const [served, known] = await Promise.all([describeFunctions(functions), askRegistration()]);
  if (replica.isSuperseded)
    return { state: 'superseded', message: 'A newer version registers its functions' };
  if (!isForced && !(await isDue(db, replica, served, known, isAsked)))
    return { state: 'unchanged', message: 'Already registered' };
  if (!(await claimRegistration(db, { isAsked, isForced })))
    return { state: 'busy', message: 'Registered a moment ago, or by another replica now' };
  // Another may have done it, or a newer version may have begun, between the look and the claim.
  await reportReplica(db, replica);
  if (
    !isForced &&
    (replica.isSuperseded || !(await isDue(db, replica, served, await askRegistration(), isAsked)))
  ) {
    await releaseRegistration(db);
    return { state: 'unchanged', message: 'Already registered' };
  }

  const answer = await registrations.run(() =>
    callRegistrar(functions, (url, init) =>
      fetch(url, { ...init, signal: AbortSignal.timeout(answerTimeoutMs) }),
    ),
  );
  if (!answer) return { state: 'failed', message: 'This process has withdrawn its functions' };
  const after = await askRegistration();
  const left = answer.ok && after.ok ? compareFunctions(served.functions, after.functions) : [];
  if (answer.ok) replica.acceptedDifferences = JSON.stringify(left);
  const error = answer.ok
    ? describeDifferences(left.filter(isFatal))
    : `${answer.message}${hintOf(answer.message)}`;
  await settleRegistration(db, { hash: answer.ok ? served.hash : null, error });
  if (error) log.warn({ error }, 'the functions are not registered with Inngest as they are served');
  else log.info({ modified: answer.modified }, 'the functions are registered with Inngest');
  return error ? { state: 'failed', message: error } : { state: 'registered', message: answer.message };
}

/** Whether to register: Inngest has other functions, or may have other options, than this version serves. */
async function isDue(
  db: Db,
  replica: Replica,
  served: Description,
  known: KnownRegistration,
  isAsked: boolean,
): Promise<boolean> {
  const differences = known.ok ? compareFunctions(served.functions, known.functions) : [];
  if (differences.length > 0 && JSON.stringify(differences) !== replica.acceptedDifferences) return true;
  const last = await db.functionRegistration.findUnique({
    where: { app: appId },
    select: { hash: true, inngestUrl: true, registeredAt: true, error: true },
  });
  if (!last?.registeredAt || last.hash !== served.hash || last.inngestUrl !== inngestUrl()) return true;
  if (!known.ok) return isAsked;
  return last.error !== null || Date.now() - last.registeredAt.getTime() > refreshAfterMs;
}

const hintOf = (message: string) =>
  /401|unauthorized|authentication/i.test(message)
    ? ': INNGEST_SIGNING_KEY is not the key that Inngest has'
    : '';
