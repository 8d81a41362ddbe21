import type { Prisma } from '@/prisma/generated/client';

type Values = Record<string, Prisma.InputJsonValue | null>;

/** For an audit entry: of two states of one thing only what differs, as `{ before, after }`. */
export function changedFields(
  before: Values,
  after: Values,
): { before: Prisma.InputJsonObject; after: Prisma.InputJsonObject } {
  const names = Object.keys(after).filter(
    (name) => JSON.stringify(before[name] ?? null) !== JSON.stringify(after[name]),
  );
  const pick = (from: Values) => Object.fromEntries(names.map((name) => [name, from[name] ?? null]));
  return { before: pick(before), after: pick(after) };
}
