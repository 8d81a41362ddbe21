import { z } from 'zod';
import { askInngest } from './ask-inngest';

const answerTimeoutMs = 1500;

// What a failed run gives as its output; other outputs are nobody's business here.
const failureSchema = z.object({ message: z.string() });

const runSchema = z.object({
  run_id: z.string(),
  function_id: z.string(),
  output: z.unknown(),
  status: z.string(),
  run_started_at: z.string().nullish(),
  ended_at: z.string().nullish(),
});
// Cached answers carry their errors in the body, with HTTP 200.
const answerSchema = z.union([z.object({ data: z.array(runSchema) }), z.object({ error: z.string() })]);

/** One run as Inngest tells of it; times as ISO text, null while unknown. */
export type EventRun = {
  runId: string;
  functionId: string;
  status: string;
  startedAt: string | null;
  endedAt: string | null;
  /** The final error, where Inngest tells it with the list. */
  error: string | null;
};
export type EventRuns = { ok: true; runs: EventRun[] } | { ok: false; reason: string };

/**
 * Asks Inngest for the runs that an event started. No runs means that nothing consumed it, or, in its first second, not
 * yet. Never throws: when Inngest does not say within `withinMs`, `reason` is the sentence why.
 */
export async function fetchEventRuns(inngestEventId: string, withinMs = answerTimeoutMs): Promise<EventRuns> {
  try {
    const response = await askInngest(`/v1/events/${encodeURIComponent(inngestEventId)}/runs`, withinMs);
    const answer = answerSchema.safeParse(await response.json().catch(() => null));
    if (!answer.success) return { ok: false, reason: `Inngest answered ${response.status} without a list.` };
    if ('error' in answer.data) return { ok: false, reason: `Inngest answered: ${answer.data.error}` };
    return { ok: true, runs: answer.data.data.map(toRun) };
  } catch (error) {
    const isLate = error instanceof Error && error.name === 'TimeoutError';
    return { ok: false, reason: isLate ? 'Inngest did not answer in time.' : 'Inngest cannot be reached.' };
  }
}

function toRun(run: z.infer<typeof runSchema>): EventRun {
  const endedAt = run.ended_at && new Date(run.ended_at).getTime() > 0 ? run.ended_at : null;
  return {
    runId: run.run_id,
    functionId: run.function_id,
    status: run.status,
    startedAt: run.run_started_at ?? null,
    endedAt,
    error: failureSchema.safeParse(run.output).data?.message ?? null,
  };
}
