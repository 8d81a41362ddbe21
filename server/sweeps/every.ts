import { log } from '@/server/core/log';

/** Consecutive failures after which staff are alerted: a single one may be a lost connection. */
const tellAfter = 3;

/** Called when a sweep fails repeatedly, and when it works again or for the first time. */
type Tell = { fails: (error: unknown) => Promise<void>; works: () => Promise<void> };

/**
 * Runs `work` again and again, `pauseMs` milliseconds after the last one ended, never twice at once. A failure is logged
 * when it begins and when it ends, not each time. Does not keep the process alive. Returns a function that stops it.
 */
export function every(pauseMs: number, name: string, work: () => Promise<unknown>, tell?: Tell): () => void {
  let failures = 0;
  // An earlier process may have reported a failure.
  let isTold = true;
  let timer: NodeJS.Timeout | undefined;
  let isStopped = false;

  const turn = async () => {
    try {
      await work();
      if (failures > 0) log.info({ sweep: name }, 'sweep works again');
      if (isTold) await tell?.works();
      failures = 0;
      isTold = false;
    } catch (error) {
      if (failures === 0) log.error({ sweep: name, err: error }, 'sweep fails, and is tried again');
      failures += 1;
      if (failures === tellAfter) {
        isTold = true;
        await tell?.fails(error);
      }
    }
    if (!isStopped) timer = setTimeout(turn, pauseMs).unref();
  };
  timer = setTimeout(turn, pauseMs).unref();

  return () => {
    isStopped = true;
    clearTimeout(timer);
  };
}
