import { z } from 'zod';
import { formatDuration } from '@/server/core/time/format-duration';
import { formatTime } from '@/server/core/time/format-time';
import { type EntryTitle, entryKind } from './entry-kind';

const event = { eventId: z.string(), name: z.string() };
const titled = (name: string, says: string): EntryTitle => ['Event ', { code: name }, ` ${says}`];

/** Events on their way to Inngest, and the functions that they start. */
export const eventKinds = {
  'event.published': entryKind(
    'TECHNICAL',
    { ...event, inngestEventId: z.string().nullable(), attempts: z.number(), waitedMs: z.number() },
    ({ name, attempts, waitedMs }) => ({
      title: titled(name, 'accepted by Inngest'),
      detail: `attempt ${attempts}, waited ${formatDuration(waitedMs)}`,
      tone: 'neutral',
    }),
  ),
  'event.publish-failed': entryKind(
    'TECHNICAL',
    { ...event, error: z.string(), attempts: z.number() },
    ({ name, attempts, error }) => ({
      title: titled(name, 'not accepted by Inngest'),
      detail: `attempt ${attempts}: ${error}`,
      tone: 'bad',
    }),
  ),
  /** Inngest lost it, so it was enqueued again without a person. */
  'event.repeated': entryKind('TECHNICAL', event, ({ name }) => ({
    title: titled(name, 'was lost by Inngest and sent again'),
    tone: 'neutral',
  })),
  'function.failed': entryKind(
    'TECHNICAL',
    { functionId: z.string(), error: z.string(), eventId: z.string().nullable() },
    ({ functionId, error }) => ({
      title: [{ code: functionId }, ' failed, no more attempts'],
      detail: error,
      tone: 'bad',
    }),
  ),
  'function.attempt-failed': entryKind(
    'TECHNICAL',
    {
      functionId: z.string(),
      eventId: z.string(),
      error: z.string(),
      maxAttempts: z.number(),
      /** The soonest that Inngest tries again. */
      nextAttemptAt: z.iso.datetime(),
    },
    ({ functionId, error, maxAttempts, nextAttemptAt }) => ({
      title: [{ code: functionId }, ' failed and will retry'],
      detail: `${error}; the next of ${maxAttempts} attempts not before ${formatTime(nextAttemptAt, 'second', 'UTC')}`,
      tone: 'warn',
    }),
  ),
  /** Written while the attempt still works. */
  'function.slow': entryKind(
    'TECHNICAL',
    { functionId: z.string(), eventId: z.string(), runningMs: z.number() },
    ({ functionId, runningMs }) => ({
      title: [{ code: functionId }, ' is still working'],
      detail: `for ${formatDuration(runningMs)} so far`,
      tone: 'info',
    }),
  ),
};
