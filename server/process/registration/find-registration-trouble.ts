import type { Db } from '@/server/core/db';
import { appId, contract } from '@/server/process/stages/contract';
import { askRegistration } from '../deployment/known-registration';
import { thisReplica } from '../deployment/report-replica';
import { providedFunctions, servedFunctions } from '../deployment/served-functions';
import { compareFunctions } from './compare-functions';
import { describeDifferences } from './describe-differences';
import { describeFunctions } from './describe-functions';

/**
 * What keeps events from their functions, one sentence each; none when Inngest has every function of the contract, for the
 * events that this version serves it with. A sentence ends with why registering failed, where it did. A version that a newer
 * one replaces is measured by nothing: what is registered is the newer one's.
 */
export async function findRegistrationTrouble(db: Db): Promise<string[]> {
  const known = await askRegistration();
  if (!known.ok) return [await withReason(db, known.reason)];
  if (thisReplica.isSuperseded && known.functions.length > 0) return [];
  const ids = new Set(known.functions.map(({ id }) => id));
  const missing = contract.functionIds.filter((id) => !ids.has(id));
  const deaf = (await findDifferences(db, known.functions)).filter(({ what }) => what === 'triggers');
  const sentence = describeDifferences([
    ...missing.map((functionId) => ({ functionId, what: 'missing' as const })),
    ...deaf,
  ]);
  return sentence ? [await withReason(db, sentence)] : [];
}

async function findDifferences(db: Db, functions: Parameters<typeof compareFunctions>[1]) {
  providedFunctions();
  // Only the lab's faults are read from the database, whose absence is another check's to tell.
  const served = await servedFunctions(db).catch(() => null);
  return served ? compareFunctions((await describeFunctions(served)).functions, functions) : [];
}

async function withReason(db: Db, sentence: string): Promise<string> {
  const where = { app: appId };
  const last = await db.functionRegistration.findUnique({ where, select: { error: true } }).catch(() => null);
  const isNew = last?.error && !sentence.includes(last.error) && last.error !== sentence;
  return isNew ? `${sentence} (registering them failed: ${last.error})` : sentence;
}
