import type { Verdict } from '@/server/operations/causes/verdict';

/** What of a verdict the matrix compares. */
export const nameOf = (verdict: Verdict) =>
  verdict.cause === null ? verdict.state : `${verdict.cause} at ${verdict.stop.stage}`;
