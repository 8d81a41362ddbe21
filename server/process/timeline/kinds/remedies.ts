import { z } from 'zod';
import { entryKind, join } from './entry-kind';

const remedy = { remedyId: z.string(), remedy: z.string() };
const remedyWord = (kind: string) => kind.replaceAll('-', ' ');
const released = { sessionsCancelled: z.number(), trainerName: z.string().nullable() };

const releasedWords = (first: string, trainerName: string | null, sessionsCancelled: number) =>
  join([
    first,
    trainerName && `${trainerName} released`,
    sessionsCancelled > 0 && `${sessionsCancelled} sessions cancelled`,
  ]);

/** What stops a purchase, and what is done about it by a person or a remedy. */
export const remedyKinds = {
  /** Written once for each stop, with the verdict as it was then. */
  'purchase.stuck': entryKind(
    'BUSINESS',
    {
      cause: z.string(),
      stage: z.string(),
      stopId: z.string(),
      headline: z.string(),
      confidence: z.string(),
    },
    ({ headline, cause, confidence }) => ({
      title: `Stuck: ${headline}`,
      detail: `${cause}, ${confidence}`,
      tone: 'bad',
    }),
  ),
  'remedy.applied': entryKind(
    'BUSINESS',
    { ...remedy, cause: z.string(), reason: z.string(), summary: z.string() },
    ({ summary, reason }) => ({ title: `Remedy: ${summary}`, detail: reason, tone: 'info' }),
  ),
  'remedy.worked': entryKind('BUSINESS', remedy, ({ remedy }) => ({
    title: 'The remedy worked',
    detail: remedyWord(remedy),
    tone: 'ok',
  })),
  'remedy.did-not-work': entryKind('BUSINESS', { ...remedy, why: z.string() }, ({ remedy, why }) => ({
    title: 'The remedy did not work',
    detail: `${remedyWord(remedy)}: ${why}`,
    tone: 'bad',
  })),
  /** Taken back to a stage because the result of that stage was missing. */
  'stage.reopened': entryKind(
    'BUSINESS',
    { stage: z.string(), missing: z.string(), ...released },
    ({ stage, missing, trainerName, sessionsCancelled }) => ({
      title: `Taken back to “${stage}”`,
      detail: releasedWords(`${missing} missing`, trainerName, sessionsCancelled),
      tone: 'warn',
    }),
  ),
  /** Moved on with a result that another path had made. */
  'result.adopted': entryKind('BUSINESS', { stage: z.string() }, ({ stage }) => ({
    title: `Existing result used: “${stage}”`,
    tone: 'ok',
  })),
  'purchase.cancelled': entryKind(
    'BUSINESS',
    { reason: z.string(), isRefunded: z.boolean(), ...released },
    ({ reason, isRefunded, trainerName, sessionsCancelled }) => ({
      title: isRefunded ? 'Cancelled and refunded' : 'Cancelled',
      detail: releasedWords(reason, trainerName, sessionsCancelled),
      tone: 'warn',
    }),
  ),
  /** All of the money of a cancelled purchase is back. */
  'purchase.refunded': entryKind('BUSINESS', {}, () => ({
    title: 'All of the money was returned',
    detail: 'The cancelled purchase is refunded',
    tone: 'ok',
  })),
  'note.added': entryKind('NOTE', { text: z.string() }, ({ text }) => ({ title: text, tone: 'neutral' })),
};
