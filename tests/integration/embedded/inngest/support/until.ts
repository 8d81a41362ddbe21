import { setTimeout as delay } from 'node:timers/promises';

/** Asks again and again until there is an answer. A test that waits for what never comes waits for ever. */
export async function until<T>(
  ask: () => Promise<T | undefined | false> | T | undefined | false,
): Promise<T> {
  for (;;) {
    const answer = await ask();
    if (answer !== undefined && answer !== false) return answer;
    await delay(20);
  }
}
