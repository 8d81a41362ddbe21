import { readFileSync } from 'node:fs';

/**
 * What a self-hosted Inngest 1.43 answers, in the states in which a run can be. `running`, `between-attempts`, `completed`
 * and `retried-and-completed`, each with its `-run`, are recorded as they came; the others differ from a recording only in
 * the fields that make the state.
 */
export function inngestAnswer(name: string): unknown {
  return JSON.parse(readFileSync(new URL(`./inngest-answers/${name}.json`, import.meta.url), 'utf8'));
}
