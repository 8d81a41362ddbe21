/** A stored webhook body for people to read: its JSON laid out where it is JSON that can be, otherwise its text. */
export function readWebhookText(payload: Uint8Array): string {
  const text = Buffer.from(payload).toString();
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}
