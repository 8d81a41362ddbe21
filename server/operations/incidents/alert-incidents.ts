import { authorize } from '@/server/core/authorize';
import type { Context } from '@/server/core/context';
import { describeError } from '@/server/core/describe-error';
import { env } from '@/server/core/env';
import { log } from '@/server/core/log';
import { toLine } from '@/server/core/text/to-line';
import { smtp } from '@/server/fulfillment/sending/smtp';
import { findViolation } from '@/server/operations/integrity/find-violation';
import { invariantBroken } from '@/server/operations/vocabulary/causes';
import { composeAlert } from './compose-alert';
import { composeViolation } from './compose-violation';

const answerTimeoutMs = 5000;
/** How long one attempt has before another may begin, longer than any takes; doubled with each, up to the last. */
const [firstPauseMs, lastPauseMs] = [30_000, 600_000];

type Channel = 'mail' | 'webhook';
type Alert = ReturnType<typeof composeAlert>;

/**
 * Tells people of each new incident, once per incident however many purchases it has: by mail to ALERT_EMAIL and to
 * ALERT_WEBHOOK_URL in the shape that Slack takes. Each channel for itself: what cannot be sent is tried again, ever more
 * rarely, and never holds up or repeats another. A process that dies in between is followed by the next attempt, so an
 * alert is never lost; it may then come twice. Returns how many were sent.
 */
export async function alertIncidents(ctx: Context): Promise<{ alerted: number }> {
  authorize(ctx, 'system');
  const channels = openChannels();
  if (channels.length === 0) return { alerted: 0 };
  const fresh = await ctx.db.incident.findMany({
    where: { alertedAt: null, closedAt: null },
    select: { id: true, cause: true, stage: true },
  });
  const pairs = fresh.flatMap((incident) => channels.map((channel) => ({ incident, channel })));
  const sent = await Promise.all(pairs.map((pair) => alert(ctx, { ...pair, channels })));
  return { alerted: sent.filter(Boolean).length };
}

type Incident = { id: string; cause: string; stage: string };

/** One attempt on one channel, unless it is not its turn. Never throws for what the other side does. */
async function alert(
  ctx: Context,
  { incident, channel, channels }: { incident: Incident; channel: Channel; channels: Channel[] },
): Promise<boolean> {
  const incidentId = incident.id;
  if (!(await claim(ctx, incidentId, channel))) return false;
  try {
    await send[channel](await compose(ctx, incident));
  } catch (error) {
    log.error({ err: error, incidentId, channel }, 'an alert was not sent, and is tried again');
    const where = { incidentId_channel: { incidentId, channel } };
    await ctx.db.incidentAlert.update({ where, data: { lastError: describeError(error) } });
    return false;
  }
  await settle(ctx, incidentId, channel, channels);
  return true;
}

function openChannels(): Channel[] {
  const isOpen: Record<Channel, boolean> = {
    mail: Boolean(env.ALERT_EMAIL && smtp),
    webhook: Boolean(env.ALERT_WEBHOOK_URL),
  };
  return (['mail', 'webhook'] as const).filter((channel) => isOpen[channel]);
}

/** Claims the next attempt, unless the alert was sent, another process has it, or it is too soon. */
async function claim({ db, now }: Context, incidentId: string, channel: Channel): Promise<boolean> {
  const claimed = await db.$executeRaw`
    INSERT INTO "IncidentAlert" AS a ("incidentId", channel, attempts, "nextAt")
    VALUES (${incidentId}, ${channel}, 1, ${new Date(now.getTime() + firstPauseMs)})
    ON CONFLICT ("incidentId", channel) DO UPDATE SET attempts = a.attempts + 1,
      "nextAt" = ${now}::timestamptz
        + least(${lastPauseMs}::float8, ${firstPauseMs}::float8 * 2 ^ least(a.attempts, 10)) * interval '1 millisecond'
    WHERE a."sentAt" IS NULL AND a."nextAt" <= ${now}`;
  return claimed > 0;
}

async function settle(
  ctx: Context,
  incidentId: string,
  channel: Channel,
  channels: Channel[],
): Promise<void> {
  const { db, now } = ctx;
  await db.incidentAlert.update({
    where: { incidentId_channel: { incidentId, channel } },
    data: { sentAt: now, lastError: null },
  });
  const alerted = await db.incidentAlert.count({
    where: { incidentId, channel: { in: channels }, sentAt: { not: null } },
  });
  if (alerted === channels.length)
    await db.incident.update({ where: { id: incidentId }, data: { alertedAt: now }, select: { id: true } });
}

async function compose(ctx: Context, incident: Incident): Promise<Alert> {
  if (incident.cause === invariantBroken) {
    return composeViolation(incident, await findViolation(ctx, incident.stage), env.APP_URL);
  }
  const members = await ctx.db.incidentMember.findMany({
    where: { incidentId: incident.id, endedAt: null },
    orderBy: { since: 'asc' },
    select: { headline: true, purchase: { select: { number: true, amount: true, currency: true } } },
  });
  return composeAlert(incident, members, env.APP_URL);
}

const send: Record<Channel, (alert: Alert) => Promise<void>> = {
  async mail({ subject, text }) {
    await smtp?.sendMail({ from: env.MAIL_FROM, to: env.ALERT_EMAIL, subject: toLine(subject), text });
  },
  async webhook({ subject, text }) {
    const response = await fetch(env.ALERT_WEBHOOK_URL ?? '', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ text: `${subject}\n${text}` }),
      signal: AbortSignal.timeout(answerTimeoutMs),
    });
    if (!response.ok) throw new Error(`The alert webhook answered ${response.status}.`);
  },
};
