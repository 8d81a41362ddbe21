import type { ReactNode } from 'react';
import type { Tone } from '@/components/ui/badge';
import { formatDuration } from '@/components/ui/format-duration';
import { formatTime } from '@/components/ui/format-time';
import { formatMoney } from '@/components/ui/money';
import type { TimelineKind, TimelineKinds } from '@/server/timeline/kinds';
import { ruleOutWords } from './rule-out-words';

/** What an entry says to staff: what happened, what more there is to know, how it looks. */
export type EntryWords = { title: ReactNode; detail?: string; tone: Tone };

type KnownEntry = { [K in TimelineKind]: { kind: K; data: TimelineKinds[K]['data'] } }[TimelineKind];

const known: Record<TimelineKind, true> = {
  'checkout.started': true,
  'checkout.expired': true,
  'payment.declined': true,
  'payment.confirmed': true,
  'payment.ignored': true,
  'payment.rejected': true,
  'event.published': true,
  'event.publish-failed': true,
  'enrollment.created': true,
  'trainer.allocated': true,
  'trainer.none-eligible': true,
  'trainer.released': true,
  'trainer.reallocated': true,
  'sessions.scheduled': true,
  'function.failed': true,
  'notification.sent': true,
};

// appendEntry is the only writer and its types tie data to kind; the table is append-only.
function isKnown(entry: { kind: string; data: unknown }): entry is KnownEntry {
  return Object.hasOwn(known, entry.kind) && typeof entry.data === 'object' && entry.data !== null;
}

/** The words for a timeline entry. A kind from a newer or older version shows as its name. */
export function timelineWords(entry: { kind: string; data: unknown }): EntryWords {
  return isKnown(entry) ? wordsFor(entry) : { title: entry.kind, tone: 'neutral' };
}

function wordsFor({ kind, data }: KnownEntry): EntryWords {
  switch (kind) {
    case 'checkout.started':
      return {
        title: 'Checkout started',
        detail: `${data.courseTitle}, ${data.planName}, ${formatMoney(data.amount, data.currency)}`,
        tone: 'neutral',
      };
    case 'checkout.expired':
      return {
        title: 'Checkout expired',
        detail:
          data.reason === 'unpaid' ? 'not paid in time' : 'a newer checkout of this course took its place',
        tone: 'neutral',
      };
    case 'payment.declined':
      return { title: 'Payment declined', detail: `${data.provider}: ${data.reason}`, tone: 'warn' };
    case 'payment.confirmed':
      return {
        title: 'Payment verified',
        detail: [formatMoney(data.amount, data.currency), data.method, `${data.provider} ${data.source}`]
          .filter(Boolean)
          .join(', '),
        tone: 'ok',
      };
    case 'payment.ignored':
      return {
        title: 'Payment event changed nothing',
        detail: `${data.provider}: ${data.reason}`,
        tone: 'neutral',
      };
    case 'payment.rejected':
      return { title: 'Payment event refused', detail: `${data.provider}: ${data.reason}`, tone: 'bad' };
    case 'event.published':
      return {
        title: <Event name={data.name} says="accepted by Inngest" />,
        detail: `attempt ${data.attempts}, waited ${formatDuration(data.waitedMs)}`,
        tone: 'neutral',
      };
    case 'event.publish-failed':
      return {
        title: <Event name={data.name} says="not accepted by Inngest" />,
        detail: `attempt ${data.attempts}: ${data.error}`,
        tone: 'bad',
      };
    case 'enrollment.created':
      return { title: `Enrolled in ${data.courseTitle}`, tone: 'ok' };
    case 'trainer.allocated':
      return {
        title: `${data.trainerName} allocated`,
        detail: `the best of ${data.considered}, the calendars of ${data.compared} compared`,
        tone: 'ok',
      };
    case 'trainer.none-eligible':
      return {
        title: 'No trainer can take it',
        detail: `${data.considered} considered: ${ruleOutWords(data.ruledOut)}`,
        tone: 'warn',
      };
    case 'trainer.released':
      return { title: `${data.trainerName} released`, detail: data.reason, tone: 'warn' };
    case 'trainer.reallocated':
      return {
        title: data.fromTrainerName
          ? `${data.isUndo ? 'Given back' : 'Reallocated'} from ${data.fromTrainerName} to ${data.toTrainerName}`
          : `Given to ${data.toTrainerName} by hand`,
        detail: [
          data.reason,
          data.moved > 0 && `${data.moved} sessions moved, ${data.retimed} of them to another time`,
          data.overrides.length > 0 && `rules set aside: ${data.overrides.join(', ')}`,
        ]
          .filter(Boolean)
          .join('; '),
        tone: 'info',
      };
    case 'sessions.scheduled':
      return {
        title: `${data.sessionCount} sessions booked with ${data.trainerName}`,
        detail: `from ${formatTime(data.firstStartsAt, 'date', 'UTC')} to ${formatTime(data.lastEndsAt, 'date', 'UTC')}`,
        tone: 'ok',
      };
    case 'function.failed':
      return {
        title: (
          <>
            <code className="font-mono text-[0.92em]">{data.functionId}</code> gave up
          </>
        ),
        detail: data.error,
        tone: 'bad',
      };
    case 'notification.sent':
      return {
        title: `Mail sent to ${data.recipient}`,
        detail: data.by === 'mailbox' ? `${data.subject} (kept in the mailbox)` : data.subject,
        tone: 'neutral',
      };
  }
}

function Event({ name, says }: { name: string; says: string }) {
  return (
    <>
      Event <code className="font-mono text-[0.92em]">{name}</code> {says}
    </>
  );
}
