import { serveOrigin } from '@/server/core/http/serve-origin';

/** Told to the app by the lab when it asks for a registration, which must not repair the fault it is about. */
export const labHeader = 'x-caravan-lab';

/** Has the app tell Inngest which functions it serves, as the armed faults have it. Throws when that fails. */
export async function refreshRegistration(): Promise<void> {
  const response = await fetch(`${serveOrigin}/api/inngest`, {
    method: 'PUT',
    headers: { [labHeader]: '1' },
  });
  if (!response.ok)
    throw new Error(
      `The app at ${serveOrigin} did not register: ${response.status} ${await response.text()}`,
    );
}
