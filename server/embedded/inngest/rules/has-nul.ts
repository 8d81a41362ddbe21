/** Whether JSON text has a NUL character in one of its strings: PostgreSQL cannot read such JSON. */
export function hasNul(json: string): boolean {
  return json.includes('\\u0000') && /(?:^|[^\\])(?:\\\\)*\\u0000/.test(json);
}
