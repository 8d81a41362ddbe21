/**
 * A place in the app where something above it may plug itself in when the process starts. It is kept on `globalThis`, since
 * Next bundles the sweeps and the routes apart.
 */
export type Socket<T> = {
  plugIn(part: T): void;
  unplug(): void;
  /** What is plugged in, or null. */
  plugged(): T | null;
};

/** The socket of that name: the same one for all who ask in this process. */
export function socket<T>(name: string): Socket<T> {
  const shared = globalThis as typeof globalThis & { caravanSockets?: Map<string, unknown> };
  shared.caravanSockets ??= new Map();
  const parts = shared.caravanSockets;
  return {
    plugIn: (part) => void parts.set(name, part),
    unplug: () => void parts.delete(name),
    plugged: () => (parts.get(name) as T | undefined) ?? null,
  };
}
