import { z } from 'zod';
import { describeError } from '@/server/core/describe-error';
import type { RunState } from '@/server/process/vocabulary/run-states';
import { askInngest } from './ask-inngest';
import { readRunState } from './read-run-state';

const answerTimeoutMs = 1500;
const isUnknownEvent = /event not found/i;

// An unfinished run has no output, and the next version of Inngest may leave out or add more.
const runSchema = z.object({
  run_id: z.string(),
  function_id: z.string().nullish(),
  output: z.unknown().optional(),
  status: z.string().nullish(),
  run_started_at: z.string().nullish(),
  ended_at: z.string().nullish(),
});
const answerSchema = z.union([
  // Cached answers carry their errors in the body, with HTTP 200.
  z.object({ error: z.string().min(1), status: z.number().optional() }),
  // Go encodes an empty list as null.
  z.object({ data: z.array(runSchema).nullable() }),
]);

/** One run as Inngest tells of it; times as ISO text, null while unknown. */
export type EventRun = {
  runId: string;
  functionId: string;
  state: RunState;
  /** The word of Inngest that `state` was read from. */
  status: string;
  startedAt: string | null;
  endedAt: string | null;
  /** Why it failed, in a sentence, where Inngest tells it with the list. */
  error: string | null;
};
export type EventRuns = { ok: true; runs: EventRun[] } | { ok: false; reason: string };

/**
 * Asks Inngest for the runs that an event started. No runs means that nothing consumed it, or, in its first second, not
 * yet; so does an event that Inngest does not know any more. Never throws: when Inngest does not say within `withinMs`,
 * `reason` is the sentence why.
 */
export async function fetchEventRuns(inngestEventId: string, withinMs = answerTimeoutMs): Promise<EventRuns> {
  try {
    const response = await askInngest(`/v1/events/${encodeURIComponent(inngestEventId)}/runs`, withinMs);
    const answer = answerSchema.safeParse(await response.json().catch(() => null));
    if (!answer.success) return { ok: false, reason: `Inngest answered ${response.status} without a list.` };
    if ('data' in answer.data) return { ok: true, runs: (answer.data.data ?? []).map(toRun) };
    const { error, status = response.status } = answer.data;
    if (status === 404 && isUnknownEvent.test(error)) return { ok: true, runs: [] };
    return { ok: false, reason: `Inngest answered ${status}: ${describeError(error)}` };
  } catch (error) {
    const isLate = error instanceof Error && error.name === 'TimeoutError';
    if (isLate) return { ok: false, reason: 'Inngest did not answer in time.' };
    return { ok: false, reason: `Inngest cannot be reached: ${describeError(error)}.` };
  }
}

function toRun(run: z.infer<typeof runSchema>): EventRun {
  const status = run.status ?? 'unknown';
  const endedAt = isTime(run.ended_at) ? run.ended_at : null;
  const state = readRunState(status, endedAt);
  const hasError = (state === 'failed' || state === 'betweenAttempts') && !isEmpty(run.output);
  return {
    runId: run.run_id,
    functionId: run.function_id ?? '',
    state,
    status,
    startedAt: isTime(run.run_started_at) ? run.run_started_at : null,
    endedAt,
    error: hasError ? describeError(run.output) : null,
  };
}

/** A time that is not the zero of Go, 0001-01-01, which stands for none. */
const isTime = (text: string | null | undefined): text is string => !!text && new Date(text).getTime() > 0;

const isEmpty = (output: unknown) =>
  output == null || output === '' || (typeof output === 'object' && Object.keys(output).length === 0);
