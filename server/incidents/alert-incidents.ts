import type { Context } from '@/server/context';
import { env } from '@/server/env';
import { log } from '@/server/log';
import { smtp } from '@/server/notifications/smtp';
import { composeAlert } from './compose-alert';

const answerTimeoutMs = 5000;

/**
 * Tells people of each new incident, once per incident however many purchases it has: by mail to ALERT_EMAIL and to
 * ALERT_WEBHOOK_URL in the shape that Slack takes. What cannot be sent is tried again with the next sweep, and never
 * holds up another. Returns how many were told.
 */
export async function alertIncidents(ctx: Context): Promise<{ alerted: number }> {
  if (!env.ALERT_EMAIL && !env.ALERT_WEBHOOK_URL) return { alerted: 0 };
  const fresh = await ctx.db.incident.findMany({
    where: { alertedAt: null, closedAt: null },
    select: { id: true, cause: true, stage: true, openedAt: true },
  });
  let alerted = 0;
  for (const incident of fresh) {
    // Claimed before it is sent, so that two replicas do not both send it.
    const claim = await ctx.db.incident.updateMany({
      where: { id: incident.id, alertedAt: null },
      data: { alertedAt: ctx.now },
    });
    if (claim.count === 0) continue;
    try {
      await tell(ctx, incident);
      alerted++;
    } catch (error) {
      log.error({ err: error, incidentId: incident.id }, 'an alert could not be sent, and is tried again');
      await ctx.db.incident.updateMany({ where: { id: incident.id }, data: { alertedAt: null } });
    }
  }
  return { alerted };
}

async function tell(ctx: Context, incident: { id: string; cause: string; stage: string }): Promise<void> {
  const members = await ctx.db.incidentMember.findMany({
    where: { incidentId: incident.id, endedAt: null },
    orderBy: { since: 'asc' },
    select: { headline: true, purchase: { select: { number: true, amount: true, currency: true } } },
  });
  const { subject, text } = composeAlert(incident, members, env.APP_URL);
  if (env.ALERT_WEBHOOK_URL) {
    const response = await fetch(env.ALERT_WEBHOOK_URL, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ text: `${subject}\n${text}` }),
      signal: AbortSignal.timeout(answerTimeoutMs),
    });
    if (!response.ok) throw new Error(`The alert webhook answered ${response.status}.`);
  }
  if (env.ALERT_EMAIL && smtp) {
    await smtp.sendMail({ from: env.MAIL_FROM, to: env.ALERT_EMAIL, subject, text });
  }
}
