import { PreconditionError } from '@/server/core/errors';
import { fetchRegistration } from '@/server/process/deployment/fetch-registration';
import { forgetRegistration } from '@/server/process/deployment/known-registration';
import { registerFunctions } from '@/server/process/registration/register-functions';

/**
 * Has the app register its functions where Inngest lacks this one, so that an event for it is not lost, and not held back.
 * An Inngest that does not answer is no obstacle: the event waits in the outbox.
 *
 * Throws PreconditionError `remedy.not-registered` when Inngest lacks it still.
 */
export async function requireRegistered(consumer: string): Promise<void> {
  const before = await fetchRegistration();
  if (!before.ok || before.registered.includes(consumer)) return;
  await registerFunctions();
  forgetRegistration();
  const after = await fetchRegistration();
  if (after.ok && after.registered.includes(consumer)) return;
  throw new PreconditionError(
    'remedy.not-registered',
    `${consumer} is still not registered with Inngest: the app that is deployed does not serve it. Deploy one that does, or run the stage now.`,
  );
}
