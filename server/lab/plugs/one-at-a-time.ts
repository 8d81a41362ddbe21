import type { InngestFunction } from 'inngest';

/** The same function, registered with a concurrency limit of one. */
export function oneAtATime(fn: InngestFunction.Any): InngestFunction.Any {
  return new Proxy(fn, {
    get: (target, key, receiver) =>
      key === 'opts' ? { ...target.opts, concurrency: { limit: 1 } } : Reflect.get(target, key, receiver),
  });
}
