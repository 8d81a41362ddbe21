import { canonicalJson } from '../rules/canonical-json';
import { newId } from '../rules/ids';
import { type EventBody, limits } from '../rules/protocol';

/** A row of `inngest.begin_call`: one attempt of one request to the app. */
export interface StartedCall {
  run_id: string;
  fn_slug: string;
  fn_id: string;
  step_id: string;
  attempt: number;
  generation: number;
  stack_size: number;
  sdk_version: number;
  planning: boolean;
  event: EventBody;
  step_ids: string[] | null;
  memos: unknown[] | null;
}

/** The URL, headers and canonical body of an execution request. State over 4 MiB is left for the SDK to fetch. */
export function callRequest(callId: string, call: StartedCall, functionUrl: string, maxAttempts: number) {
  const requestId = newId();
  const stack = call.step_ids ?? [];
  const steps = Object.fromEntries(stack.map((id, index) => [id, call.memos?.[index] ?? null]));
  const body = (useApi: boolean) =>
    canonicalJson({
      ctx: {
        attempt: call.attempt,
        disable_immediate_execution: call.planning,
        env: '',
        fn_id: call.fn_id,
        generation_id: call.generation,
        job_id: callId,
        max_attempts: maxAttempts,
        qi_id: encodeQueueItem(callId),
        request_id: requestId,
        run_id: call.run_id,
        stack: { current: call.stack_size, stack },
        step_id: 'step',
        use_api: useApi,
      },
      defers: {},
      event: call.event,
      events: useApi ? [] : [call.event],
      steps: useApi ? {} : steps,
      use_api: useApi,
      version: call.sdk_version,
    });
  const whole = body(false);
  const url = new URL(functionUrl);
  url.searchParams.set('stepId', call.step_id);
  return {
    url: url.href,
    body: Buffer.byteLength(whole) > limits.requestBytes ? body(true) : whole,
    headers: {
      'user-agent': 'Inngest',
      'x-inngest-generation-id': String(call.generation),
      'x-inngest-job-id': callId,
      'x-inngest-req-version': String(call.sdk_version),
      'x-inngest-step-id': call.step_id,
      'x-request-id': requestId,
      'x-run-id': call.run_id,
    },
  };
}

/** `ctx.qi_id`: the queue item and its shard. The SDK sends it back with each checkpoint. */
export const encodeQueueItem = (callId: string): string =>
  Buffer.from(`${callId}::default`).toString('base64');

/** The queue item of a `qi_id`; undefined when it is not one. */
export const decodeQueueItem = (qiId: string): string | undefined =>
  /^(.+)::default$/.exec(Buffer.from(qiId, 'base64').toString('utf8'))?.[1];
