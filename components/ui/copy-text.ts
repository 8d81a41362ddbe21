/**
 * Copies what a field holds and answers whether it worked. A page without TLS has no clipboard, so the older command is
 * tried next. Where neither works the text is left selected, ready for the keyboard.
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
