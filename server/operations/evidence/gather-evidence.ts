import type { Context } from '@/server/core/context';
import { fetchRegistration, type Registration } from '@/server/process/deployment/fetch-registration';
import { fetchEventRuns } from '@/server/process/inngest/fetch-event-runs';
import { isAppUnreachable } from '@/server/process/inngest/is-app-unreachable';
import { askProvider } from './ask-provider';
import { currentStage } from './current-stage';
import type { Evidence } from './evidence';
import { lastReached } from './last-reached';
import { readSnapshot } from './read-snapshot';

/** How long Inngest may take for each of its two answers, in milliseconds. */
const inngestTimeoutMs = 1500;

/** Answers that several diagnoses may share: a sweep asks for the registration once. */
export type SharedAnswers = { registration?: Promise<Registration> };

/**
 * Gathers what a verdict rests on: one look at the database, then at most two questions to Inngest and one to the payment
 * provider, at once and each with a time limit. No answer is evidence, too.
 *
 * Throws NotFoundError `purchase.unknown`.
 */
export async function gatherEvidence(
  ctx: Pick<Context, 'db' | 'now'>,
  input: { purchaseId: string },
  shared: SharedAnswers = {},
): Promise<Evidence> {
  const snapshot = await readSnapshot(ctx, input);
  const silent: Evidence = { ...snapshot, provider: null, ...unasked, stage: currentStage(snapshot) };
  const [provider, inngest] = await Promise.all([askProvider(ctx, silent), askInngest(ctx, silent, shared)]);
  return { ...silent, provider, ...inngest };
}

const unasked = { registration: null, runs: null, reachedAt: null };

async function askInngest(
  { db }: Pick<Context, 'db'>,
  evidence: Evidence,
  shared: SharedAnswers,
): Promise<Pick<Evidence, 'registration' | 'runs' | 'reachedAt'>> {
  const { stage } = evidence;
  if (!stage?.consumer) return unasked;
  const eventId = stage.latest?.inngestEventId;
  shared.registration ??= fetchRegistration(inngestTimeoutMs);
  const [registration, runs] = await Promise.all([
    shared.registration,
    eventId ? fetchEventRuns(eventId, inngestTimeoutMs) : null,
  ]);
  // Only what failed because the app was away asks whether it is back.
  const hasFailed = runs?.ok && runs.runs.some(({ error }) => isAppUnreachable(error));
  const isAsked = hasFailed || evidence.attempts.some(({ error }) => isAppUnreachable(error));
  return { registration, runs, reachedAt: isAsked ? await lastReached({ db }) : null };
}
