/**
 * What a verb may refuse with. `message` is a sentence for the person who asked; it says what to do. `code` is stable and
 * names the rule. The three transports translate these, and only these, for their callers: any other error is a defect
 * and never leaves the server as text.
 */
export abstract class DomainError extends Error {
  abstract readonly kind:
    | 'NotFound'
    | 'Conflict'
    | 'Validation'
    | 'Precondition'
    | 'Forbidden'
    | 'RateLimited';
  constructor(
    readonly code: string,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = new.target.name;
  }
}

/** The thing does not exist, or is not this actor's to see. */
export class NotFoundError extends DomainError {
  readonly kind = 'NotFound';
}
/** Somebody else was first; looking again and retrying may succeed. */
export class ConflictError extends DomainError {
  readonly kind = 'Conflict';
}
/** The input breaks a rule; sending it again never succeeds. */
export class ValidationError extends DomainError {
  readonly kind = 'Validation';
}
/** The state does not allow it now. */
export class PreconditionError extends DomainError {
  readonly kind = 'Precondition';
}
/** This actor may not do it. */
export class ForbiddenError extends DomainError {
  readonly kind = 'Forbidden';
}
/** This actor may do it once they have confirmed who they are: a browser asks, and sends it again. */
export class StepUpRequiredError extends ForbiddenError {
  constructor() {
    super('step_up_required', 'Confirm that it’s you to go on.');
  }
}
/** Too often in too short a time. The message says when to try again; `retryAfterSeconds` is for Retry-After. */
export class RateLimitedError extends DomainError {
  readonly kind = 'RateLimited';
  constructor(
    code: string,
    message: string,
    readonly retryAfterSeconds: number,
  ) {
    super(code, message);
  }
}
