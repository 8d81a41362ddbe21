import { z } from 'zod';
import { backOff, readRetryAfter } from '../rules/back-off';
import { resolveMoment } from '../rules/duration';
import { type Operation, operationSchema, readStepError, type StepError } from '../rules/protocol';
import type { AppAnswer } from './app-client';

/** A step that was announced and must be waited for. `event` is the name waited for, `invoke` the function to run. */
export interface PendingStep {
  id: string;
  kind: 'plan' | 'sleep' | 'event' | 'invoke';
  due?: Date;
  event?: string;
  expression?: string;
  solo: boolean;
  invoke?: { slug: string; data: Record<string, unknown>; name: string };
}

export type Memo = { data: unknown } | { error: StepError } | null;

export interface Outcome {
  steps: { id: string; memo: Memo }[];
  pending: PendingStep[];
  /** How many operations the answer had: more than one means that steps run in parallel. */
  ops: number;
  version?: number;
  retryInMs?: number;
  ended?: { status: 'Completed'; output: unknown } | { status: 'Failed'; output: StepError; result: unknown };
}

export interface AnsweredCall {
  attempt: number;
  maxAttempts: number;
  now: Date;
  /** In [0, 1), for the jitter of the back-off. */
  random: number;
  retryDelaysMs?: readonly number[] | undefined;
}

/** What an answer of the app means: steps that are done or announced, a retry, or the end of the run. */
export function readAnswer(answer: AppAnswer, call: AnsweredCall): Outcome {
  const version = Number(answer.headers['x-inngest-req-version']) || undefined;
  const fromSdk = answer.headers['x-inngest-sdk'] !== undefined;
  if (fromSdk && answer.status === 206) {
    const ops = z.array(operationSchema).safeParse(answer.body);
    if (ops.success && ops.data.length > 0) return { ...readOperations(ops.data, answer, call), version };
  }
  if (fromSdk && answer.status === 200) {
    return { ...empty(), version, ended: { status: 'Completed', output: answer.body ?? null } };
  }
  const error = fromSdk
    ? readStepError(answer.body, `The app answered ${answer.status}`)
    : { name: 'Error', message: `The app answered ${answer.status} without the SDK` };
  return failCall(error, answer.body, answer, call);
}

/** What the real server says of an app that could not be reached, whatever kept it from that. */
export const unreachable = 'Unable to reach SDK URL';

/** What it means that the app could not be reached, or broke the connection. */
export function readNoAnswer(call: AnsweredCall): Outcome {
  const outcome = failCall({ name: 'Error', message: unreachable }, null, undefined, call);
  if (outcome.ended?.status === 'Failed') outcome.ended.output.error = unreachable;
  return outcome;
}

const empty = (): Pick<Outcome, 'steps' | 'pending' | 'ops'> => ({ steps: [], pending: [], ops: 0 });

function failCall(
  error: StepError,
  result: unknown,
  answer: AppAnswer | undefined,
  call: AnsweredCall,
): Outcome {
  const isRefused = answer?.headers['x-inngest-no-retry'] === 'true';
  if (isRefused || call.attempt + 1 >= call.maxAttempts) {
    const output = { ...error, error: isRefused ? 'NonRetriableError' : error.name };
    return { ...empty(), ended: { status: 'Failed', output, result } };
  }
  return { ...empty(), retryInMs: retryDelay(answer, call) };
}

function retryDelay(answer: AppAnswer | undefined, call: AnsweredCall): number {
  return (
    readRetryAfter(answer?.headers['retry-after'], call.now) ??
    backOff(call.attempt, call.random, call.retryDelaysMs)
  );
}

function readOperations(ops: readonly Operation[], answer: AppAnswer, call: AnsweredCall): Outcome {
  const outcome: Outcome = { ...empty(), ops: ops.length };
  for (const op of ops) readOperation(op, outcome, answer, call);
  return outcome;
}

function readOperation(op: Operation, outcome: Outcome, answer: AppAnswer, call: AnsweredCall): void {
  const solo = op.opts?.parallelMode === 'race';
  switch (op.op) {
    case 'Step':
    case 'StepRun':
      outcome.steps.push({ id: op.id, memo: { data: op.data ?? null } });
      return;
    case 'StepFailed':
      outcome.steps.push({
        id: op.id,
        memo: { error: readStepError(op.error ?? op.data, 'The step failed') },
      });
      return;
    case 'StepError':
      if (call.attempt + 1 < call.maxAttempts) outcome.retryInMs = retryDelay(answer, call);
      else outcome.steps.push({ id: op.id, memo: { error: readStepError(op.error, 'The step failed') } });
      return;
    case 'RunComplete':
      outcome.ended = { status: 'Completed', output: op.data ?? null };
      return;
    case 'StepPlanned':
      outcome.pending.push({ id: op.id, kind: 'plan', solo });
      return;
    default:
      readWait(op, outcome, call, solo);
  }
}

function readWait(op: Operation, outcome: Outcome, call: AnsweredCall, solo: boolean): void {
  const moment = op.op === 'Sleep' ? op.name : op.opts?.timeout;
  const due = moment ? resolveMoment(moment, call.now) : undefined;
  if (op.op === 'Sleep' && due) {
    outcome.pending.push({ id: op.id, kind: 'sleep', due, solo });
  } else if (op.op === 'WaitForEvent' && op.name && due) {
    const expression = op.opts?.if ?? undefined;
    outcome.pending.push({ id: op.id, kind: 'event', due, event: op.name, expression, solo });
  } else if (op.op === 'InvokeFunction' && op.opts?.function_id) {
    const invoke = {
      slug: op.opts.function_id,
      data: op.opts.payload?.data ?? {},
      name: op.displayName ?? '',
    };
    // Without a timeout Inngest waits for a year.
    outcome.pending.push({ id: op.id, kind: 'invoke', due: due ?? addYear(call.now), solo, invoke });
  } else {
    const message = `The embedded Inngest server does not support the operation ${op.op} of step "${op.displayName ?? op.id}" as it was sent`;
    outcome.ended = { status: 'Failed', output: { name: 'UnsupportedOperation', message }, result: null };
  }
}

function addYear(now: Date): Date {
  return new Date(now.getTime() + 365 * 24 * 60 * 60 * 1000);
}
