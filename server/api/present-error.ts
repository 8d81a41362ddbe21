import type { TRPCError } from '@trpc/server';
import { z } from 'zod';
import { DomainError } from '@/server/core/errors';
import { isUnknownId } from '@/server/core/ids/is-unknown-id';
import { isOutage } from '@/server/postgres/is-outage';

/** What a client learns of a refusal. `code` names the rule and is stable; `message` is a sentence for the person. */
export type Refusal = { kind: DomainError['kind']; code: string; message: string };

const codes = {
  NotFound: 'NOT_FOUND',
  Conflict: 'CONFLICT',
  Validation: 'UNPROCESSABLE_CONTENT',
  Precondition: 'PRECONDITION_FAILED',
  Forbidden: 'FORBIDDEN',
  RateLimited: 'TOO_MANY_REQUESTS',
} as const satisfies Record<DomainError['kind'], TRPCError['code']>;

/** The tRPC code of a refusal. A visitor who only has to sign in gets UNAUTHORIZED. */
export function codeOf(error: DomainError): TRPCError['code'] {
  return error.code === 'sign_in_required' ? 'UNAUTHORIZED' : codes[error.kind];
}

/** Whether `error` refuses an id that nothing can have: the same as an id that nothing has. */
export function asksForNothing(error: TRPCError): boolean {
  return error.code === 'BAD_REQUEST' && error.cause instanceof z.ZodError && isUnknownId(error.cause);
}

/** Whether `error` is a defect or an outage, and so one for the log and never for the client. */
export function isDefect(error: TRPCError): boolean {
  const isOurs = error.code === 'INTERNAL_SERVER_ERROR' || error.code === 'SERVICE_UNAVAILABLE';
  return isOurs && !(error.cause instanceof DomainError);
}

/**
 * What of `error` may leave the server: the sentence of a refusal, what is wrong with the input, or for anything else a
 * general sentence with the request's id, by which the log tells more. Never an unknown error's text.
 */
export function presentError(
  error: TRPCError,
  requestId: string | undefined,
): { message: string; domain: Refusal | null } {
  const { cause } = error;
  if (cause instanceof DomainError) {
    const { kind, code, message } = cause;
    return { message, domain: { kind, code, message } };
  }
  if ((error.code === 'BAD_REQUEST' || error.code === 'NOT_FOUND') && cause instanceof z.ZodError) {
    if (isUnknownId(cause)) {
      const message = 'There is no such thing here. Check the address.';
      return { message, domain: { kind: 'NotFound', code: 'unknown_id', message } };
    }
    const message = sentenceOf(cause);
    return { message, domain: { kind: 'Validation', code: 'invalid_input', message } };
  }
  if (isDefect(error)) {
    if (error.code === 'SERVICE_UNAVAILABLE' || isOutage(cause))
      return { message: 'Caravan is not available right now. Please try again in a minute.', domain: null };
    const reference = requestId ? ` If it stays, tell us this reference: ${requestId}.` : '';
    return { message: `Something went wrong on our side. Please try again.${reference}`, domain: null };
  }
  return { message: 'This request was not understood. Reload the page and try again.', domain: null };
}

function sentenceOf(error: z.ZodError): string {
  const [issue] = error.issues;
  if (!issue) return 'Please check what you entered.';
  const where = issue.path.map(String).join('.');
  return where ? `${where}: ${issue.message}` : issue.message;
}
