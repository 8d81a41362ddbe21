import { authorize } from '@/server/core/authorize';
import type { Context } from '@/server/core/context';
import { log } from '@/server/core/log';
import { digestWeek } from '@/server/scheduling/digest/digest-week';
import { composeDigestMail } from '../mail/compose-digest-mail';
import { writeMails } from '../notifications/write-mails';
import { loadDigest } from './load-digest';

const kind = 'digest.trainer';

/**
 * Writes each trainer with an account the digest of the week, on Monday morning in their zone: once for each week, which the
 * database holds, also when they change their zone. Nothing to tell is no email. Returns how many were written.
 */
export async function queueDigests(ctx: Context): Promise<{ written: number }> {
  authorize(ctx, 'system');
  const zones = await ctx.db.trainer.findMany({ distinct: ['zone'], select: { zone: true } });
  let written = 0;
  for (const { zone } of zones) {
    const week = digestWeek(ctx.now, zone);
    if (!week) continue;
    const due = await ctx.db.trainer.findMany({
      where: {
        zone,
        userId: { not: null },
        OR: [{ leftAt: null }, { leftAt: { gt: ctx.now } }],
        notifications: { none: { kind, cause: week.monday } },
      },
      orderBy: { id: 'asc' },
      select: { id: true, name: true, email: true },
    });
    for (const { id: trainerId, name, email } of due) {
      try {
        const digest = await loadDigest(ctx, { trainerId, week });
        if (!digest) continue;
        const mail = composeDigestMail({ name, zone, ...digest });
        const to = { trainerId, email };
        await writeMails(ctx, [{ purchaseId: null, kind, cause: week.monday, to, mail }]);
        written += 1;
      } catch (error) {
        log.error({ err: error, trainerId }, 'a digest could not be written, and is tried again');
      }
    }
  }
  return { written };
}
