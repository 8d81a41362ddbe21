import type { z } from 'zod';

/** Whether input was refused only for ids that nothing can have: for who asked that is "not found", not "bad request". */
export function isUnknownId({ issues }: z.ZodError): boolean {
  return issues.length > 0 && issues.every((issue) => issue.code === 'custom' && issue.params?.unknownId);
}
