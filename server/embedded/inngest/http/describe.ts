/** A run as `/v1` shows it. */
export interface RunRow {
  id: string;
  fn_id: string;
  fn_slug: string;
  event_id: string;
  status: string;
  started_at: Date;
  ended_at: Date | null;
  output: unknown;
}

export const runColumns = 'id, fn_id, fn_slug, event_id, status, started_at, ended_at, output';

/** The fields of the real server, with the output itself, and the function's slug besides its id. */
export const describeRun = (row: RunRow) => ({
  run_id: row.id,
  run_started_at: row.started_at.toISOString(),
  function_id: row.fn_id,
  function_slug: row.fn_slug,
  function_version: 0,
  environment_id: '00000000-0000-0000-0000-000000000000',
  event_id: row.event_id,
  status: row.status,
  ended_at: row.ended_at?.toISOString() ?? null,
  output: row.output,
});

/** The real server caches for seconds and says until when; this one does not cache. */
export function metadata() {
  const now = new Date().toISOString();
  return { fetched_at: now, cached_until: now };
}
