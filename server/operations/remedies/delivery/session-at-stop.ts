import { ConflictError } from '@/server/core/errors';
import { sessionWith } from '@/server/operations/causes/delivery/delivery-case';
import type { SessionEvidence } from '@/server/operations/evidence/evidence';
import type { RemedyTarget } from '../remedy-target';

/** The session that a stop is about. Throws ConflictError `remedy.stale` when it is about none any more. */
export function sessionAtStop({
  evidence,
  intent,
}: Pick<RemedyTarget, 'evidence' | 'intent'>): SessionEvidence {
  const session = sessionWith(intent.cause, evidence);
  if (!session) throw new ConflictError('remedy.stale', 'The session is settled by now. Look again.');
  return session;
}
