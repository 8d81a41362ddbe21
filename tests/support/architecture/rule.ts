import type { Source } from './read-source';

/** A sentence for each way in which a file breaks a rule. */
export type Rule = (source: Source) => string[];

/** A sentence for each way in which the files together break a rule. */
export type WholeRule = (sources: readonly Source[]) => string[];
