import { authorize } from '@/server/core/authorize';
import type { Context } from '@/server/core/context';
import { log } from '@/server/core/log';
import { inTransaction } from '@/server/process/outbox/in-transaction';
import { storeLocalDays } from '@/server/school/trainer-changes/store-local-days';
import { findWrongDays } from './find-wrong-days';

/**
 * Stores the local days of sessions to come again where Node's zone data have changed since, and logs it. Each trainer in a
 * transaction of their own. Returns how many sessions were corrected.
 */
export async function correctDays(ctx: Context): Promise<number> {
  authorize(ctx, 'system');
  const wrong = await findWrongDays(ctx);
  let corrected = 0;
  for (const trainerId of new Set(wrong.map((row) => row.trainerId))) {
    try {
      corrected += await inTransaction(ctx, (tx) => storeLocalDays(tx, { trainerId, now: ctx.now }));
    } catch (error) {
      // The check `local-days`, which follows, tells of those that stay wrong.
      log.error({ err: error, trainerId }, 'the local days of a trainer could not be corrected');
    }
  }
  if (corrected > 0) {
    const zones = [...new Set(wrong.map(({ zone }) => zone))];
    log.warn(
      { corrected, zones, zoneData: process.versions.tz },
      'local days now follow the zone data of Node',
    );
  }
  return corrected;
}
