import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Random } from './random';

/** Real values by the name of the field that they are for: ids of rows, slugs, zones. */
export type Known = Record<string, readonly unknown[]>;

const words = [
  'Ann Lee',
  'a reason',
  'python',
  'Europe/Berlin',
  '2027-01-11',
  '2027-01-11T10:00',
  'ann@example.com',
];

/** A value that a schema could take, made from the schema itself: right in shape, and mostly in content. */
export function sampleSchema(schema: unknown, random: Random, known: Known, field = ''): unknown {
  const again = (inner: unknown, name = field) => sampleSchema(inner, random, known, name);
  if (schema instanceof z.ZodObject) {
    return Object.fromEntries(Object.entries(schema.shape).map(([key, part]) => [key, again(part, key)]));
  }
  if (schema instanceof z.ZodNonOptional) return again(schema.unwrap());
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable || schema instanceof z.ZodDefault) {
    return random.next() < 0.7 ? again(schema.unwrap()) : schema instanceof z.ZodNullable ? null : undefined;
  }
  if (schema instanceof z.ZodArray) {
    return Array.from({ length: 1 + random.below(3) }, () => again(schema.element));
  }
  if (schema instanceof z.ZodUnion) return again(random.pick(schema.options));
  if (schema instanceof z.ZodEnum) return random.pick(schema.options);
  if (schema instanceof z.ZodLiteral) return [...schema.values][0];
  if (schema instanceof z.ZodPipe) return again(schema.in);
  if (schema instanceof z.ZodTuple) return schema.def.items.map((item) => again(item));
  const fitting = known[field];
  if (fitting && fitting.length > 0) return random.pick(fitting);
  if (schema instanceof z.ZodNumber) return 1 + random.below(40);
  if (schema instanceof z.ZodBoolean) return random.next() < 0.5;
  if (schema instanceof z.ZodDate) return new Date(Date.now() - random.below(1_000_000));
  if (schema instanceof z.ZodUUID) return randomUUID();
  if (schema instanceof z.ZodString) return random.pick(words);
  throw new Error(
    `There is no sample for ${schema instanceof z.ZodType ? schema.type : typeof schema} (${field}).`,
  );
}
