import type { Engine } from '../engine/engine';

export interface Request {
  params: string[];
  search: URLSearchParams;
  headers: Record<string, string | undefined>;
  /** The parsed JSON body; undefined without one. */
  body: unknown;
}

export interface Reply {
  status: number;
  /** Sent as JSON; undefined sends nothing. */
  body?: unknown;
}

export interface Keys {
  signingKey: string;
  eventKey: string;
}

/**
 * One path of the server. `params` are the pattern's groups. Permission is checked before the body is read: bearer routes
 * want the signing key, others the event key in their path.
 */
export interface Route {
  method: 'GET' | 'POST' | 'DELETE';
  pattern: RegExp;
  auth: 'bearer' | 'event-key' | 'none';
  /** The largest body that is read, in bytes. */
  maxBytes?: number;
  handle(request: Request, engine: Engine): Promise<Reply>;
}

/** A request that cannot be served as it is: its message is the answer. */
export class BadRequest extends Error {
  constructor(
    message: string,
    readonly status = 400,
  ) {
    super(message);
  }
}
