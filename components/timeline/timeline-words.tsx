import type { ReactNode } from 'react';
import { formatDuration } from '@/components/time/format-duration';
import { formatTime } from '@/components/time/format-time';
import type { Tone } from '@/components/ui/badge';
import { formatMoney } from '@/server/core/money/format-money';
import type { TimelineKind, TimelineKinds } from '@/server/process/timeline/kinds';
import { ruleOutWords } from '../purchase/rule-out-words';

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
  'payment.reversed': true,
  'event.published': true,
  'event.publish-failed': true,
  'event.repeated': true,
  'enrollment.created': true,
  'trainer.allocated': true,
  'trainer.none-eligible': true,
  'allocation.woken': true,
  'session.rescheduled': true,
  'series.completed': true,
  'trainer.released': true,
  'trainer.reallocated': true,
  'sessions.scheduled': true,
  'function.failed': true,
  'function.attempt-failed': true,
  'function.slow': true,
  'purchase.stuck': true,
  'remedy.applied': true,
  'remedy.worked': true,
  'remedy.did-not-work': true,
  'stage.reopened': true,
  'result.adopted': true,
  'purchase.cancelled': true,
  'note.added': true,
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

/** What made room, by the causes that the database's triggers give to `capacity/changed`. */
const wakeCauses: Record<string, string> = {
  trainer: 'their cap, pause, languages or hours changed',
  skill: 'they teach more',
  availability: 'their weekly times changed',
  'time-off': 'their time off changed',
  released: 'one of their students left',
  session: 'a session was moved or cancelled',
  unused: 'a place kept for another student was not needed',
  time: 'the regular look found room',
};

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
    case 'payment.reversed':
      return { title: 'Payment reversed', detail: `${data.provider}: ${data.reason}`, tone: 'bad' };
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
    case 'event.repeated':
      return { title: <Event name={data.name} says="lost by Inngest, sent again" />, tone: 'neutral' };
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
    case 'allocation.woken':
      return {
        title: `${data.trainerName} may have room: allocation tried again`,
        detail: `because ${wakeCauses[data.cause] ?? 'something changed'}`,
        tone: 'info',
      };
    case 'session.rescheduled':
      return {
        title: `Session ${data.ordinal} moved to ${formatTime(data.to, 'datetime', 'UTC')} UTC`,
        detail: [`from ${formatTime(data.from, 'datetime', 'UTC')}`, data.reason, ...data.overrides]
          .filter(Boolean)
          .join(', '),
        tone: 'info',
      };
    case 'series.completed':
      return { title: `All ${data.sessionCount} sessions held with ${data.trainerName}`, tone: 'ok' };
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
      return { title: <Code name={data.functionId} says="gave up" />, detail: data.error, tone: 'bad' };
    case 'function.attempt-failed':
      return {
        title: <Code name={data.functionId} says="failed and tries again" />,
        detail: `${data.error}; the next of ${data.maxAttempts} attempts not before ${formatTime(data.nextAttemptAt, 'second', 'UTC')}`,
        tone: 'warn',
      };
    case 'function.slow':
      return {
        title: <Code name={data.functionId} says="is still working" />,
        detail: `for ${formatDuration(data.runningMs)} so far`,
        tone: 'info',
      };
    case 'purchase.stuck':
      return { title: `Stuck: ${data.headline}`, detail: `${data.cause}, ${data.confidence}`, tone: 'bad' };
    case 'remedy.applied':
      return { title: `Remedy: ${data.summary}`, detail: data.reason, tone: 'info' };
    case 'remedy.worked':
      return { title: 'The remedy worked', detail: remedyWord(data.remedy), tone: 'ok' };
    case 'remedy.did-not-work':
      return {
        title: 'The remedy did not work',
        detail: `${remedyWord(data.remedy)}: ${data.why}`,
        tone: 'bad',
      };
    case 'stage.reopened':
      return {
        title: `Taken back to “${data.stage}”`,
        detail: [
          `${data.missing} missing`,
          data.trainerName && `${data.trainerName} released`,
          data.sessionsCancelled > 0 && `${data.sessionsCancelled} sessions cancelled`,
        ]
          .filter(Boolean)
          .join(', '),
        tone: 'warn',
      };
    case 'result.adopted':
      return { title: `“${data.stage}” was there already, and counts`, tone: 'ok' };
    case 'purchase.cancelled':
      return {
        title: data.isRefunded ? 'Cancelled, money returned' : 'Cancelled',
        detail: [
          data.reason,
          data.trainerName && `${data.trainerName} released`,
          data.sessionsCancelled > 0 && `${data.sessionsCancelled} sessions cancelled`,
        ]
          .filter(Boolean)
          .join(', '),
        tone: 'warn',
      };
    case 'note.added':
      return { title: data.text, tone: 'neutral' };
    case 'notification.sent':
      return {
        title: `Mail sent to ${data.recipient}`,
        detail: data.by === 'mailbox' ? `${data.subject} (kept in the mailbox)` : data.subject,
        tone: 'neutral',
      };
  }
}

const remedyWord = (kind: string) => kind.replaceAll('-', ' ');

function Code({ name, says }: { name: string; says: string }) {
  return (
    <>
      <code className="font-mono text-[0.92em]">{name}</code> {says}
    </>
  );
}

function Event(event: { name: string; says: string }) {
  return (
    <>
      Event <Code {...event} />
    </>
  );
}
