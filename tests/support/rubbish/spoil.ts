import type { Random } from './random';

type Place = { holder: Record<string, unknown> | unknown[]; key: string | number };

/** The value with one part, at any depth, replaced; the whole of it where it has no parts, and now and then anyway. */
export function spoil(value: unknown, replacement: unknown, random: Random): unknown {
  const copy = structuredClone(value);
  const places = placesIn(copy);
  if (places.length === 0 || random.next() < 0.05) return replacement;
  const { holder, key } = random.pick(places);
  Reflect.set(holder, key, replacement);
  return copy;
}

function placesIn(value: unknown): Place[] {
  if (typeof value !== 'object' || value === null || value instanceof Date) return [];
  const holder = value as Place['holder'];
  const keys = Array.isArray(holder) ? [...holder.keys()] : Object.keys(holder);
  return keys.flatMap((key) => [{ holder, key }, ...placesIn(Reflect.get(holder, key))]);
}
