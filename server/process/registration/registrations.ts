/**
 * The registrations of this process that are under way. After `end`, none is left and none begins any more: functions that were
 * withdrawn are not registered again by somebody who had just asked for it.
 */
export const registrations = {
  /** Null once they have ended. */
  async run<T>(register: () => Promise<T>): Promise<T | null> {
    if (hasEnded) return null;
    const call = register();
    underWay.add(call);
    return call.finally(() => underWay.delete(call));
  },
  async end(): Promise<void> {
    hasEnded = true;
    await Promise.allSettled(underWay);
  },
};

let hasEnded = false;
const underWay = new Set<Promise<unknown>>();
