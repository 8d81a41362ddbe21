/**
 * Whether an error of the SDK's `send` says that Inngest refuses what was sent, and not that it is away, busy or does not know
 * the key. The SDK puts the status of the answer into its message, and nowhere else.
 */
export function isContentRefused(message: string): boolean {
  return /^Inngest API Error: (400|406|409|412|413|422)\b/.test(message);
}
