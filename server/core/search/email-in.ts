/** The email address in what was pasted, e.g. in `Ann Lee <ann@example.com>` or `ann@example.com (Ann)`; null without one. */
export function emailIn(typed: string): string | null {
  const parts = typed
    .split(/[\s<>()[\]"“”,;]/)
    .map((part) => part.replace(/^mailto:/i, '').replace(/\.$/, ''));
  return parts.find(isAddress)?.toLowerCase() ?? null;
}

function isAddress(part: string): boolean {
  const [name, host, ...more] = part.split('@');
  return Boolean(name && host && more.length === 0) && /[^.]\.[^.]/.test(host ?? '');
}
