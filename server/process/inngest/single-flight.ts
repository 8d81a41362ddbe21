/**
 * `ask`, asked at most once at a time and once in `keepMs` milliseconds, however many want to know: all who come meanwhile
 * get the same answer. A failure is passed to every caller that waits, and not kept. `clock` in milliseconds.
 */
export function singleFlight<T>(
  ask: () => Promise<T>,
  keepMs: number,
  clock: () => number = () => performance.now(),
): () => Promise<T> {
  let known: { answer: Promise<T>; until: number } | null = null;
  return () => {
    if (known && clock() < known.until) return known.answer;
    const flight = { answer: ask(), until: Number.POSITIVE_INFINITY };
    known = flight;
    flight.answer.then(
      () => {
        flight.until = clock() + keepMs;
      },
      () => {
        if (known === flight) known = null;
      },
    );
    return flight.answer;
  };
}
