import { unreachable } from '../calls/read-answer';

/** A run as `/v1` shows it. */
export interface RunRow {
  id: string;
  fn_id: string;
  event_id: string;
  status: string;
  started_at: Date;
  ended_at: Date | null;
  output: unknown;
  /** Whether the app was ever asked to work on it. */
  has_begun: boolean;
  /** Whether an attempt failed and the next one is due. */
  is_retrying: boolean;
}

export const runColumns = `r.id, r.fn_id, r.event_id, r.status, r.started_at, r.ended_at, r.output,
  r.sdk_version > 0 or exists (select from inngest.call c where c.run_id = r.id and c.generation > 0)
    or exists (select from inngest.step s where s.run_id = r.id) as has_begun,
  exists (select from inngest.call c where c.run_id = r.id and c.retry_at is not null) as is_retrying`;

/**
 * The fields of the real server: an unfinished run has no output, one that completed has an empty one, and one whose app
 * could not be reached has its error within another.
 */
export function describeRun(row: RunRow) {
  const { ended_at: endedAt } = row;
  return {
    run_id: row.id,
    run_started_at: row.started_at.toISOString(),
    function_id: row.fn_id,
    function_version: 0,
    environment_id: '00000000-0000-0000-0000-000000000000',
    event_id: row.event_id,
    status: endedAt || row.has_begun ? row.status : 'Scheduled',
    ended_at: endedAt?.toISOString() ?? null,
    ...(endedAt && { output: describeOutput(row) }),
  };
}

/** The same in the list of an event's runs, which calls a run between two attempts failed before it is over. */
export function describeListedRun(row: RunRow) {
  const run = describeRun(row);
  return row.ended_at === null && row.is_retrying ? { ...run, status: 'Failed' } : run;
}

function describeOutput({ status, output }: RunRow): unknown {
  if (status === 'Completed') return '';
  if (status === 'Cancelled') return {};
  const isUnreachable =
    typeof output === 'object' && output !== null && 'error' in output && output.error === unreachable;
  return isUnreachable ? { error: output } : output;
}

/** When it was asked, and until when the answer is kept for the same address: see cache-answers.ts. */
export function metadata(keptMs = 0) {
  const now = Date.now();
  return {
    fetched_at: new Date(now).toISOString(),
    cached_until: new Date(now + keptMs).toISOString(),
  };
}
