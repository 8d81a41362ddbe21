import { NotFoundError } from '@/server/core/errors';

/** The refusal for a plan that this course does not have. */
export function unknownPlan(): NotFoundError {
  return new NotFoundError('plan.unknown', 'This course has no such plan.');
}
