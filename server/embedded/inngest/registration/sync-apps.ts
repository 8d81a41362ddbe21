import type { Engine } from '../engine/engine';
import { canonicalJson } from '../rules/canonical-json';

/**
 * Asks each app to register, and again and again: at once until it does, then to notice that it changed. An app that
 * is away is asked every `retryMs`; what an app answers is logged when it differs from the time before.
 */
export function syncApps(
  engine: Engine,
  urls: readonly string[],
  { retryMs, pollMs }: { retryMs: number; pollMs: number },
): { stop(): void } {
  const timers = new Map<string, NodeJS.Timeout>();
  let isStopped = false;

  async function sync(url: string, last: string): Promise<void> {
    const result = await askToRegister(engine, url);
    if (isStopped) return;
    if (result.message !== last) engine.log(result.message);
    timers.set(
      url,
      setTimeout(() => void sync(url, result.message), result.isRegistered ? pollMs : retryMs),
    );
  }
  for (const url of urls) void sync(url, '');
  return {
    stop() {
      isStopped = true;
      for (const timer of timers.values()) clearTimeout(timer);
    },
  };
}

async function askToRegister(
  engine: Engine,
  url: string,
): Promise<{ isRegistered: boolean; message: string }> {
  try {
    const body = canonicalJson({ url });
    const answer = await engine.app.send('PUT', url, body, { 'x-inngest-server-kind': 'cloud' });
    if (answer.status === 200) return { isRegistered: true, message: `registered ${url}` };
    const said =
      typeof answer.body === 'object' ? JSON.stringify(answer.body) : String(answer.body).slice(0, 200);
    return { isRegistered: false, message: `${url} did not register: ${answer.status} ${said}` };
  } catch (error) {
    return {
      isRegistered: false,
      message: `waiting for ${url}: ${error instanceof Error ? error.message : String(error)}`,
    };
  }
}
