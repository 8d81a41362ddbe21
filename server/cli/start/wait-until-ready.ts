import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';
import { lastWords } from '../process/last-words';
import type { Plan } from './plan';

const pauseMs = 150;
const sayAfterMs = 10_000;

const answerSchema = z.object({ ready: z.boolean(), reasons: z.array(z.string()).default([]) });

/**
 * Waits until the app at `localUrl` answers that it is ready, as long as it takes. Says what it waits for every ten seconds,
 * for an app that cannot tell with the end of its log.
 */
export async function waitUntilReady(
  { localUrl: baseUrl, healthToken }: Pick<Plan, 'localUrl' | 'healthToken'>,
  logFile: string | undefined,
  say: (message: string) => void,
  signal: AbortSignal,
): Promise<void> {
  let saidAt = Date.now();
  while (!signal.aborted) {
    const answer = await ask(`${baseUrl}/api/health/ready`, healthToken, signal);
    if (answer === 'ready') return;
    if (Date.now() - saidAt > sayAfterMs) {
      saidAt = Date.now();
      say(`Still waiting: ${inWords(answer, logFile)}`);
    }
    await delay(pauseMs, undefined, { signal }).catch(() => undefined);
  }
}

/** Whether the app is ready, the reasons why not, or the status of an answer that is none of the app's. */
type Answer = 'ready' | string[] | 'silent' | number;

async function ask(url: string, token: string, signal: AbortSignal): Promise<Answer> {
  const headers = { authorization: `Bearer ${token}` };
  const response = await fetch(url, { headers, signal, redirect: 'manual' }).catch(() => null);
  if (!response) return 'silent';
  const text = await response.text().catch(() => '');
  const answer = answerSchema.safeParse(parseJson(text));
  if (!answer.success) return response.status;
  return response.ok && answer.data.ready ? 'ready' : answer.data.reasons;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function inWords(answer: Exclude<Answer, 'ready'>, logFile: string | undefined): string {
  if (answer === 'silent') return 'the app does not answer yet.';
  if (typeof answer === 'object') return `${answer.join('; ')}.`;
  return `the app answers with ${answer}${lastWords(logFile)}`;
}
