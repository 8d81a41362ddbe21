/** Whether text is an id of ours: a UUID as PostgreSQL and we write it. Anything else would be an error in a query. */
export function isId(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text);
}
