import type { Violation } from './check';

/** What a check of one invariant found. */
export type CheckResult = { name: string; promise: string; count: number; examples: Violation[] };
