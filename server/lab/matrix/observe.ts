import { setTimeout as delay } from 'node:timers/promises';
import type { Verdict } from '@/server/operations/causes/verdict';
import { nameOf } from './name-of';

/** How long after a limit the cause has to be on the screen, in milliseconds. */
export const visibleWithinMs = 10_000;

export type Observation = {
  /** Milliseconds from the limit to the first verdict that names a cause and stops there. */
  visibleMs: number;
  verdict: Verdict;
  /** Each verdict that named something, in order, each once. */
  seen: string[];
};

/** Looks again and again from the limit on, until a verdict names `expected`, or the time for it is over. */
export async function observe(look: () => Promise<Verdict>, expected: string): Promise<Observation> {
  const limit = Date.now();
  const seen: string[] = [];
  for (;;) {
    const verdict = await look();
    const name = nameOf(verdict);
    if (!seen.includes(name)) seen.push(name);
    const visibleMs = Date.now() - limit;
    if (name === expected || visibleMs > visibleWithinMs) return { visibleMs, verdict, seen };
    await delay(50);
  }
}
