import { setTimeout as delay } from 'node:timers/promises';
import { inspect } from 'node:util';

/** How long nothing new may be seen. Not a promise about speed: what never comes must fail, and say what was there instead. */
const patienceMs = 300_000;

type Answer<T> = T | undefined | false;

/**
 * Asks again and again until `isIt` holds of the answer, or else until there is one, and returns it. Fails with the answer
 * that it saw last when no other one came for five minutes.
 */
export function until<T>(ask: () => Promise<Answer<T>> | Answer<T>): Promise<T>;
export function until<T>(ask: () => Promise<T> | T, isIt: (answer: T) => boolean): Promise<T>;
export async function until<T>(
  ask: () => Promise<T> | T,
  isIt: (answer: T) => boolean = (answer) => answer !== undefined && answer !== false,
): Promise<T> {
  let last = '';
  for (let since = Date.now(); ; ) {
    const answer = await ask();
    if (isIt(answer)) return answer;
    const seen = inspect(answer, { depth: 5 });
    if (seen !== last) since = Date.now();
    last = seen;
    if (Date.now() - since > patienceMs) throw new Error(`Nothing came of ${ask}. Last seen: ${seen}`);
    await delay(20);
  }
}

/** For `until`: the answer is this very value. */
export const is =
  (wanted: unknown) =>
  (answer: unknown): boolean =>
    answer === wanted;
