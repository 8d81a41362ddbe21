/**
 * Whether a mail server refused this mail for good: a 5xx answer to the recipient or to the mail itself. An answer to us, such
 * as a refused password or sender, says nothing of the mail, and neither does a 4xx one. Source: RFC 5321, 4.2.1.
 */
export function isRefusedForGood(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { responseCode, command } = error as Error & { responseCode?: unknown; command?: unknown };
  if (typeof responseCode !== 'number' || responseCode < 500 || responseCode > 599) return false;
  return command === 'RCPT TO' || command === 'DATA';
}
