import { createClient } from '../../../postgres/create-client';

/**
 * Makes this the only server on the database for as long as the connection lives, so that every lock found at start
 * is a dead process's. Waits a while for a predecessor whose connection is just closing; throws when it stays.
 */
export async function claimDatabase(
  url: string,
  onLost: (error: Error) => void,
): Promise<{ release(): Promise<void> }> {
  const client = createClient(url, { application_name: 'inngest-claim', keepAlive: true });
  let isReleased = false;
  client.on('error', (error) => !isReleased && onLost(error));
  await client.connect();
  for (let attempt = 0; ; attempt++) {
    const { rows } = await client.query<{ claimed: boolean }>(
      "select pg_try_advisory_lock(hashtext('inngest.claim')) as claimed",
    );
    if (rows[0]?.claimed) break;
    if (attempt === 50) {
      await client.end();
      throw new Error('Another embedded Inngest server is using this database.');
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return {
    async release() {
      isReleased = true;
      await client.end().catch(() => undefined);
    },
  };
}
