/** How old, or how far ahead, a signature of Inngest may be, in seconds. Source: Inngest's SDK specification, 4.1.3. */
const toleranceSeconds = 300;

/**
 * Whether a header has the shape of a signature that Inngest makes now, `t=<Unix seconds>&s=<hex>`. It proves nothing, and
 * turns away what cannot be Inngest's before its body is read.
 */
export function isSignatureFresh(header: string | null, now: Date): boolean {
  const seconds = /^t=(\d{1,12})&s=[0-9a-f]{64}$/.exec(header ?? '')?.[1];
  return seconds !== undefined && Math.abs(now.getTime() / 1000 - Number(seconds)) <= toleranceSeconds;
}
