import type { TRPCLink } from '@trpc/client';
import { observable } from '@trpc/server/observable';
import type { AppRouter } from '@/server/api/root';
import { isApiError } from './is-api-error';

/**
 * Sends a call again that was refused until its sender confirms who they are. `confirm` asks the person, and says whether they
 * did: if not, the call ends with that refusal.
 */
export function stepUpLink(confirm: () => Promise<boolean>): TRPCLink<AppRouter> {
  return () =>
    ({ op, next }) =>
      observable((observer) => {
        let call = next(op).subscribe({
          next: (value) => observer.next(value),
          complete: () => observer.complete(),
          error: (refusal) => {
            if (!isApiError(refusal) || refusal.data?.domain?.code !== 'step_up_required')
              return observer.error(refusal);
            void confirm().then((isConfirmed) => {
              if (isConfirmed) call = next(op).subscribe(observer);
              else observer.error(refusal);
            });
          },
        });
        return () => call.unsubscribe();
      });
}
