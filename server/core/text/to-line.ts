/**
 * Any text as one line, for outputs where a line break has a meaning: mail headers, calendar files, the search box. Runs
 * of controls and line breaks become a space, halves of surrogate pairs U+FFFD; what turns the direction of the text around
 * is left out. Stored text may be older than the rules.
 */
export function toLine(text: string): string {
  return text
    .replace(/[\u202A-\u202E\u2066-\u2069]/g, '')
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(/\p{Cs}/gu, '\uFFFD');
}
