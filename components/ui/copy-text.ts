/**
 * Copies the value of a field and returns whether it worked. Pages without TLS have no clipboard API, so the older command
 * is tried next. If both fail, the text stays selected for the keyboard.
 */
export async function copyText(field: HTMLInputElement): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(field.value);
    return true;
  } catch {
    field.focus();
    field.select();
    return document.execCommand('copy');
  }
}
