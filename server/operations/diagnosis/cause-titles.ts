import { invariantBroken } from '@/server/operations/integrity/invariant-broken';
import { type CauseCode, causeCodes } from '../causes/verdict';

const titles: Record<CauseCode | typeof invariantBroken, string> = {
  INVARIANT_BROKEN: 'A rule of the data is broken',
  PAYMENT_UNVERIFIED: 'Paid at the provider, unknown here',
  EVENT_NOT_PUBLISHED: 'The event never reached Inngest',
  EVENT_UNCONSUMED: 'Nobody consumes the event',
  RUN_QUEUED: 'Queued, or waiting for Inngest',
  RUN_RETRYING: 'A run is still trying',
  RUN_FAILED: 'The run gave up',
  RUN_LOST: 'Inngest lost the run',
  PROCESSED_WITHOUT_RESULT: 'Marked processed, result missing',
  RESULT_WITHOUT_EVENT: 'Result saved, next event missing',
  NO_ELIGIBLE_TRAINER: 'No trainer can take it',
  NO_COMMON_SLOT: 'No times that suit both',
  TRAINER_UNAVAILABLE: 'Trainer unavailable',
  PAYMENT_REVERSED: 'The money went back',
  UNKNOWN: 'Late, for no known cause',
};

/** Every code that has a page: the causes of verdicts, and that of incidents about the data itself. */
export const pagedCodes = [...causeCodes, invariantBroken] as const;

const waiting: ReadonlySet<string> = new Set<CauseCode>(['NO_ELIGIBLE_TRAINER', 'NO_COMMON_SLOT']);

/** What a cause is called, as on its page in docs/causes. A code that this version does not know stands for itself. */
export function causeTitle(code: string): string {
  const known = pagedCodes.find((cause) => cause === code);
  return known ? titles[known] : code;
}

/** Whether the purchase waits by design, until somebody has room, rather than being broken. */
export const isWaitingCause = (code: string): boolean => waiting.has(code);
