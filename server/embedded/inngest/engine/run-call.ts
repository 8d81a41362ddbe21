import type { AppAnswer } from '../calls/app-client';
import { callRequest, type StartedCall } from '../calls/call-request';
import { type AnsweredCall, type Outcome, readAnswer, readNoAnswer } from '../calls/read-answer';
import { hasNul } from '../rules/has-nul';
import { query } from '../store/query';
import type { Engine } from './engine';
import { followOutcome } from './follow-outcome';

/**
 * Makes one request to the app and applies its answer, with all that follows from it, in one transaction. Does nothing
 * when the run has ended or waits for a place. A crash on the way leaves the call to be made again.
 */
export async function runCall(engine: Engine, callId: string): Promise<void> {
  const [call] = await query<StartedCall>(engine.db, 'begin_call', 'select * from inngest.begin_call($1)', [
    callId,
  ]);
  if (!call) return;
  const fn = engine.registry.bySlug.get(call.fn_slug);
  const maxAttempts = (fn?.config.steps.step.retries?.attempts ?? 4) + 1;
  const answered: AnsweredCall = {
    attempt: call.attempt,
    maxAttempts,
    now: new Date(),
    random: Math.random(),
    retryDelaysMs: engine.retryDelaysMs,
  };
  let outcome: Outcome;
  if (fn) {
    const request = callRequest(callId, call, fn.config.steps.step.runtime.url, maxAttempts);
    let answer: AppAnswer | undefined;
    try {
      answer = await engine.app.send('POST', request.url, request.body, request.headers);
    } catch (error) {
      const words = error instanceof Error ? error.message || error.name : String(error);
      engine.log(`${call.fn_slug}: the app could not be reached: ${words}`);
    }
    answered.now = new Date();
    outcome = answer ? readAnswer(answer, answered) : readNoAnswer(answered);
  } else {
    engine.log(`${call.fn_slug}: no app has registered it`);
    outcome = readNoAnswer(answered);
  }
  await applyOutcome(engine, callId, call, hasNul(JSON.stringify(outcome)) ? refuseNul(outcome) : outcome);
}

function refuseNul(outcome: Outcome): Outcome {
  const message = 'The app answered with a NUL character, which the embedded Inngest server cannot keep';
  return {
    steps: [],
    pending: [],
    ops: outcome.ops,
    ended: { status: 'Failed', output: { name: 'UnsupportedOutput', message }, result: null },
  };
}

async function applyOutcome(
  engine: Engine,
  callId: string,
  call: StartedCall,
  outcome: Outcome,
): Promise<void> {
  const retryAt = outcome.ended || outcome.retryInMs === undefined ? null : Date.now() + outcome.retryInMs;
  const { steps, follow } = await followOutcome(engine, call, outcome);
  const change = {
    steps: [...outcome.steps, ...steps],
    pending: outcome.pending.map(({ invoke, ...pending }) => pending),
    ops: outcome.ops,
    version: outcome.version ?? null,
    retry_at: retryAt === null ? null : new Date(retryAt).toISOString(),
    ...(outcome.ended
      ? { ended: { status: outcome.ended.status, output: outcome.ended.output ?? null } }
      : {}),
    ...(follow ? { follow } : {}),
  };
  await query(engine.db, 'finish_call', 'select inngest.finish_call($1, $2, $3)', [
    callId,
    call.generation,
    JSON.stringify(change),
  ]);
}
