/** Whether PostgreSQL can store every text in a value of JSON, at any depth: no NUL, no half of a surrogate pair. */
export function isStorable(value: unknown): boolean {
  const open: unknown[] = [value];
  while (open.length > 0) {
    const part = open.pop();
    if (typeof part === 'string' && /\0|\p{Cs}/u.test(part)) return false;
    if (typeof part === 'object' && part !== null) {
      for (const [key, inner] of Object.entries(part)) open.push(key, inner);
    }
  }
  return true;
}
