import { log } from '@/server/log';

/**
 * Runs `work` again and again, `pauseMs` milliseconds after the last one ended, never twice at once. A failure is logged
 * when it begins and when it ends, not each time. Does not keep the process alive. Returns a function that stops it.
 */
export function every(pauseMs: number, name: string, work: () => Promise<unknown>): () => void {
  let failing = false;
  let timer: NodeJS.Timeout | undefined;
  let isStopped = false;

  const turn = async () => {
    try {
      await work();
      if (failing) log.info({ sweep: name }, 'sweep works again');
      failing = false;
    } catch (error) {
      if (!failing) log.error({ sweep: name, err: error }, 'sweep fails, and is tried again');
      failing = true;
    }
    if (!isStopped) timer = setTimeout(turn, pauseMs).unref();
  };
  timer = setTimeout(turn, pauseMs).unref();

  return () => {
    isStopped = true;
    clearTimeout(timer);
  };
}
