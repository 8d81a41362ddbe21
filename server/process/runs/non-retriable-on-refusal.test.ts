import { NonRetriableError } from 'inngest';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { ConflictError, PreconditionError } from '@/server/core/errors';
import { nonRetriableOnRefusal } from './non-retriable-on-refusal';

const outcomeOf = (error: Error) =>
  nonRetriableOnRefusal(() => Promise.reject(error)).catch((thrown) => thrown);

test('a broken rule is not retried, and keeps its code', async () => {
  const outcome = await outcomeOf(new PreconditionError('payment.reversed', 'The payment was reversed.'));
  expect(outcome).toBeInstanceOf(NonRetriableError);
  expect(outcome).toHaveProperty('message', 'payment.reversed: The payment was reversed.');
});

test('malformed input is not retried: it stays malformed', async () => {
  const malformed = z.object({ purchaseId: z.uuid() }).safeParse({ purchaseId: 7 });
  const outcome = await outcomeOf(malformed.error ?? new Error('it was accepted'));
  expect(outcome).toBeInstanceOf(NonRetriableError);
  expect(outcome).toHaveProperty('message', expect.stringContaining('purchaseId'));
});

test('a lost race and an outage are retried as they are', async () => {
  for (const error of [new ConflictError('purchase.changed', 'It changed.'), new Error('connection refused')])
    expect(await outcomeOf(error)).toBe(error);
});
