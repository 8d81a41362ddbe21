import { z } from 'zod';
import { SessionOutcome, SettlementKind } from '@/prisma/generated/enums';
import { showCertificateNumber } from '@/server/core/ids/certificate-number';
import { formatTime } from '@/server/core/time/format-time';
import { sessionOutcomes } from '../../vocabulary/session-outcomes';
import { settlements } from '../../vocabulary/settlements';
import { entryKind, join } from './entry-kind';

const instant = z.iso.datetime();

/** Sessions, and the emails about them. */
export const sessionKinds = {
  'sessions.scheduled': entryKind(
    'BUSINESS',
    { sessionCount: z.number(), firstStartsAt: instant, lastEndsAt: instant, trainerName: z.string() },
    ({ sessionCount, firstStartsAt, lastEndsAt, trainerName }) => ({
      title: `${sessionCount} sessions booked with ${trainerName}`,
      detail: `from ${formatTime(firstStartsAt, 'date', 'UTC')} to ${formatTime(lastEndsAt, 'date', 'UTC')}`,
      tone: 'ok',
    }),
  ),
  'session.rescheduled': entryKind(
    'BUSINESS',
    {
      sessionId: z.string(),
      ordinal: z.number(),
      from: instant,
      to: instant,
      reason: z.string().nullable(),
      /** The rules that staff overrode for it. */
      overrides: z.array(z.string()),
    },
    ({ ordinal, from, to, reason, overrides }) => ({
      title: `Session ${ordinal} moved to ${formatTime(to, 'datetime', 'UTC')} UTC`,
      detail: join([`from ${formatTime(from, 'datetime', 'UTC')}`, reason, ...overrides]),
      tone: 'info',
    }),
  ),
  'session.result-recorded': entryKind(
    'BUSINESS',
    { sessionId: z.string(), ordinal: z.number(), outcome: z.enum(SessionOutcome) },
    ({ ordinal, outcome }) => ({
      title: `Session ${ordinal}: ${sessionOutcomes[outcome].word.toLowerCase()}`,
      tone: sessionOutcomes[outcome].tone,
    }),
  ),
  'session.no-show-reported': entryKind(
    'BUSINESS',
    { sessionId: z.string(), ordinal: z.number(), trainerName: z.string() },
    ({ ordinal, trainerName }) => ({
      title: `Session ${ordinal}: the student says that ${trainerName} did not come`,
      tone: 'bad',
    }),
  ),
  'session.result-asked': entryKind(
    'BUSINESS',
    { sessionId: z.string(), ordinal: z.number(), trainerName: z.string(), reason: z.string() },
    ({ ordinal, trainerName, reason }) => ({
      title: `Session ${ordinal}: ${trainerName} asked for the result`,
      detail: reason,
      tone: 'info',
    }),
  ),
  'session.settled': entryKind(
    'BUSINESS',
    { sessionId: z.string(), ordinal: z.number(), settlement: z.enum(SettlementKind), reason: z.string() },
    ({ ordinal, settlement, reason }) => ({
      title: `Session ${ordinal} ${settlements[settlement].done}`,
      detail: reason,
      tone: 'info',
    }),
  ),
  'purchase.delivered': entryKind('BUSINESS', { sessionCount: z.number() }, ({ sessionCount }) => ({
    title: `Delivered: all ${sessionCount} sessions are settled`,
    tone: 'ok',
  })),
  'series.completed': entryKind(
    'BUSINESS',
    { trainerName: z.string(), sessionCount: z.number() },
    ({ trainerName, sessionCount }) => ({
      title: `All ${sessionCount} sessions with ${trainerName} are over`,
      tone: 'ok',
    }),
  ),
  'certificate.issued': entryKind(
    'BUSINESS',
    { certificateId: z.string(), number: z.string() },
    ({ number }) => ({
      title: 'Certificate issued',
      detail: showCertificateNumber(number),
      tone: 'ok',
    }),
  ),
  'certificate.revoked': entryKind(
    'BUSINESS',
    { certificateId: z.string(), number: z.string(), reason: z.string() },
    ({ number, reason }) => ({
      title: 'Certificate revoked',
      detail: `${showCertificateNumber(number)}: ${reason}`,
      tone: 'warn',
    }),
  ),
  'notification.sent': entryKind(
    'BUSINESS',
    { recipient: z.string(), subject: z.string(), by: z.enum(['smtp', 'mailbox']) },
    ({ recipient, subject, by }) => ({
      title: `Email sent to ${recipient}`,
      detail: by === 'mailbox' ? `${subject} (kept in the mailbox)` : subject,
      tone: 'neutral',
    }),
  ),
  /** The mail server refused it for good: it is not tried again unless somebody asks for it. */
  'notification.refused': entryKind(
    'BUSINESS',
    { recipient: z.string(), subject: z.string(), error: z.string() },
    ({ recipient, subject, error }) => ({
      title: `Email to ${recipient} refused`,
      detail: `${subject}: ${error}`,
      tone: 'bad',
    }),
  ),
  'notification.resent': entryKind(
    'BUSINESS',
    { recipient: z.string(), subject: z.string(), reason: z.string() },
    ({ recipient, subject, reason }) => ({
      title: `Email to ${recipient} is sent again`,
      detail: join([subject, reason]),
      tone: 'info',
    }),
  ),
};
