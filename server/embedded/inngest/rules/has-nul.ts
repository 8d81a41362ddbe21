/** Whether JSON text has a NUL character in one of its strings: PostgreSQL cannot read such JSON. */
export function hasNul(json: string): boolean {
  // A backslash that is escaped escapes nothing: without those pairs, what is left of \u0000 is one.
  return json.includes('\\u0000') && json.replaceAll('\\\\', '').includes('\\u0000');
}
