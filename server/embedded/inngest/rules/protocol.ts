import { z } from 'zod';

/** Sizes are in bytes. Source: Inngest's own constants, pkg/consts. */
export const limits = {
  eventBytes: 3 * 1024 * 1024,
  eventsPerRequest: 5000,
  stepOutputBytes: 4 * 1024 * 1024,
  requestBytes: 4 * 1024 * 1024,
  /** Of all steps of a run together. */
  stateBytes: 32 * 1024 * 1024,
} as const;

export const functionConfigSchema = z.looseObject({
  id: z.string().min(1),
  name: z.string().optional(),
  triggers: z
    .array(
      z.union([
        z.strictObject({ cron: z.string(), jitter: z.undefined().optional() }),
        z.strictObject({ event: z.string().min(1), expression: z.string().nullish() }),
      ]),
    )
    .max(10),
  steps: z.object({
    step: z.looseObject({
      runtime: z.looseObject({ url: z.url() }),
      retries: z.object({ attempts: z.number().int().min(0).max(20) }).optional(),
    }),
  }),
  concurrency: z
    .preprocess(
      (value) =>
        typeof value === 'number' ? [{ limit: value }] : value && !Array.isArray(value) ? [value] : value,
      z
        .array(
          z.strictObject({
            limit: z.number().int().min(0),
            key: z.string().nullish(),
            scope: z.enum(['fn', 'env', 'account']).nullish(),
          }),
        )
        .max(2),
    )
    .optional(),
  idempotency: z.string().optional(),
  cancel: z
    .array(
      z.strictObject({ event: z.string().min(1), if: z.string().nullish(), timeout: z.string().nullish() }),
    )
    .max(5)
    .optional(),
});
export type FunctionConfig = z.infer<typeof functionConfigSchema>;

export const registrationSchema = z.looseObject({
  url: z.url(),
  appName: z.string().min(1, 'App ID required'),
  functions: z.array(z.looseObject({ id: z.string() })),
});

/** An event as it is kept and handed to functions. */
export interface EventBody {
  id: string;
  name: string;
  data: Record<string, unknown>;
  ts: number;
  user?: unknown;
  v?: string | null;
}

const errorSchema = z.looseObject({
  name: z.string().catch('Error'),
  message: z.string().catch(''),
  stack: z.string().optional().catch(undefined),
});

export const operationSchema = z.looseObject({
  id: z.string().min(1),
  op: z.string(),
  name: z.string().nullish(),
  displayName: z.string().nullish(),
  data: z.unknown().optional(),
  error: errorSchema.optional().catch(undefined),
  opts: z
    .looseObject({
      timeout: z.string().nullish().catch(undefined),
      if: z.string().nullish(),
      function_id: z.string().nullish(),
      payload: z.looseObject({ data: z.record(z.string(), z.unknown()).nullish() }).nullish(),
      parallelMode: z.string().nullish(),
    })
    .nullish(),
});
export type Operation = z.infer<typeof operationSchema>;

export const checkpointSchema = z.looseObject({
  qi_id: z.string(),
  generation_id: z.number().int(),
  steps: z.array(operationSchema),
});

/** An error as functions see it in a step's memo or in `inngest/function.failed`. */
export interface StepError {
  name: string;
  message: string;
  stack?: string;
  error?: string;
}

/** The error in a body or an operation, without the SDK's marks. */
export function readStepError(value: unknown, fallback: string): StepError {
  const parsed = errorSchema.safeParse(value);
  if (!parsed.success) return { name: 'Error', message: fallback };
  const { name, message, stack } = parsed.data;
  return { name, message: message || fallback, ...(stack === undefined ? {} : { stack }) };
}
