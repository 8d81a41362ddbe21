/** What a first run looks back at, and how much of it every other run sees again: a commit may come late. Milliseconds. */
const [firstBack, overlap] = [7 * 86_400_000, 5 * 60_000];

/** Work on what happened since its last run that succeeded. The first run of a process also finds what another one left. */
export function sinceLast(work: (since: Date) => Promise<unknown>): () => Promise<void> {
  let last = Date.now() - firstBack;
  return async () => {
    const begun = Date.now();
    await work(new Date(last));
    last = begun - overlap;
  };
}
