import type { Context } from './context';
import { StepUpRequiredError } from './errors';

/**
 * For what a stolen session must not do: money back, a rule overridden, another role. Requires that staff have proved who they
 * are within the last ten minutes, by signing in or again since. Throws StepUpRequiredError.
 */
export function requireStepUp({ actor }: Pick<Context, 'actor'>): void {
  if (actor.kind === 'staff' && actor.mustConfirm) throw new StepUpRequiredError();
}
