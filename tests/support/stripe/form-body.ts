type Value = string | { [key: string]: Value };

/** A body as Stripe's SDK sends it, `metadata[purchaseId]=…`, as an object of texts. Lists are objects with numbers as keys. */
export function readFormBody(body: string): { [key: string]: Value } {
  const result: { [key: string]: Value } = {};
  for (const [name, value] of new URLSearchParams(body)) {
    const path = name.split(/[[\]]+/).filter(Boolean);
    const last = path.pop() ?? '';
    let into = result;
    for (const key of path) {
      const next = into[key];
      const inner = typeof next === 'object' ? next : {};
      into[key] = inner;
      into = inner;
    }
    into[last] = value;
  }
  return result;
}

/** The text at a path of such a body; empty where there is none. */
export function textAt(body: Value | undefined, ...path: string[]): string {
  const [key, ...rest] = path;
  if (key === undefined) return typeof body === 'string' ? body : '';
  return typeof body === 'object' ? textAt(body[key], ...rest) : '';
}

/** The texts of an object in such a body. */
export function textsAt(body: { [key: string]: Value }, key: string): Record<string, string> {
  const value = body[key];
  if (typeof value !== 'object') return {};
  return Object.fromEntries(Object.keys(value).map((name) => [name, textAt(value, name)]));
}
