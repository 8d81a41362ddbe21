import { setTimeout as delay } from 'node:timers/promises';
import { CannotStart, wordsOf } from '../process/cannot-start';
import { lastWords } from '../process/last-words';
import type { Part, RunningPart } from './part';

const firstPauseMs = 300;
const longestPauseMs = 15_000;
/** A part that lived this long, once Caravan was ready, is healthy: its next restart is quick again. */
const healthyAfterMs = 20_000;
/** Deaths in a row, before Caravan was ever ready, after which it will not come up by trying. */
const hopelessDeaths = 4;

export interface KeptPart {
  stop(): Promise<void>;
  kill(): void;
}

interface Watch {
  say(message: string): void;
  /** True once Caravan has been ready. */
  hasBeenReady(): boolean;
  /** Called when a part cannot be brought up. */
  giveUp(reason: CannotStart): void;
}

/** Starts a part, and restarts it with growing pauses whenever it exits unexpectedly, until it is stopped. */
export async function keepRunning(part: Part, watch: Watch): Promise<KeptPart> {
  const abort = new AbortController();
  let running = await part.start();
  let startedAt = Date.now();

  async function watchOver(): Promise<void> {
    let deaths = 0;
    while (!abort.signal.aborted) {
      const cause = await running.ended;
      if (abort.signal.aborted) return;
      const wasHealthy = watch.hasBeenReady() && Date.now() - startedAt > healthyAfterMs;
      deaths = wasHealthy ? 1 : deaths + 1;
      if (deaths >= hopelessDeaths && !watch.hasBeenReady())
        return watch.giveUp(
          new CannotStart(`${part.name} keeps ending (${cause})${lastWords(part.logFile)}`),
        );
      const pause = Math.min(firstPauseMs * 2 ** (deaths - 1), longestPauseMs);
      watch.say(`${part.name} ended unexpectedly (${cause}); starting it again.`);
      await delay(pause, undefined, { signal: abort.signal }).catch(() => undefined);
      if (abort.signal.aborted) return;
      startedAt = Date.now();
      running = await part.start().catch(failedStart);
    }
  }

  const watching = watchOver();
  return {
    async stop() {
      abort.abort();
      await running.stop();
      await watching;
      await running.stop(); // started while we were asked to stop
    },
    kill() {
      abort.abort();
      running.kill();
    },
  };
}

// A start that fails counts as one that ended at once.
function failedStart(error: unknown): RunningPart {
  return { ended: Promise.resolve(wordsOf(error)), stop: async () => undefined, kill: () => undefined };
}
