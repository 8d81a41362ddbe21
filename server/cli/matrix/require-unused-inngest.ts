import { inngestUrl } from '@/server/process/inngest/ask-inngest';
import { listRegisteredFunctions } from '@/server/process/inngest/list-registered-functions';
import { appId } from '@/server/process/stages/contract';
import { CannotStart, wordsOf } from '../process/cannot-start';

const patienceMs = 10_000;

/**
 * Refuses an Inngest that does not answer, or that knows functions of Caravan's app id: another Caravan runs with it, and
 * the matrix would take its events. There is no telling a running one from one that is gone, so `isForced` is a person's.
 */
export async function requireUnusedInngest(isForced: boolean): Promise<void> {
  const registered = await listRegisteredFunctions(patienceMs).catch((error: unknown) => {
    throw new CannotStart(wordsOf(error));
  });
  const address = registered[0]?.config?.steps?.[0]?.uri;
  const at = address && URL.canParse(address) ? `, at ${new URL(address).origin}` : '';
  if (registered.length > 0 && !isForced)
    throw new CannotStart(
      `the Inngest at ${inngestUrl()} already has functions of an app "${appId}" registered (${registered.length}${at}), and the ` +
        'matrix would take their events: use an Inngest without a Caravan, or add --force when that one is gone',
    );
}
