import type { InboxOutcome } from '@/prisma/generated/enums';
import type { Tone } from '@/server/core/vocabulary/tone';

/** What became of a payment provider's webhook; null while it is not applied. */
const inboxOutcomes: Record<InboxOutcome, [tone: Tone, word: string]> = {
  APPLIED: ['ok', 'Applied'],
  IGNORED: ['neutral', 'Ignored'],
  REJECTED: ['bad', 'Rejected'],
  NOT_UNDERSTOOD: ['bad', 'Not understood'],
  UNMATCHED: ['neutral', 'Payment not known yet'],
};

export const inboxOutcomeWords = (outcome: InboxOutcome | null): [tone: Tone, word: string] =>
  outcome ? inboxOutcomes[outcome] : ['warn', 'Not applied yet'];
