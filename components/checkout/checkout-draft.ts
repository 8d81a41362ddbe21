import { isUsableZone } from '@/components/time/modern-zone';
import { knownZone } from '@/server/core/time/known-zone';
import type { Preferences, PreferredTime } from '@/server/scheduling/preferences/preferences';

/** The student's choices so far, kept in the browser so that they survive a reload, a mistake or a lost connection. */
export type CheckoutDraft = Preferences & {
  /** The idempotency key, sent with each submit: the same key never creates a second purchase. */
  checkoutKey: string;
  discountCode?: string;
  /** The choices last submitted with the key. */
  submitted: string | null;
};

const nameFor = (planId: string) => `caravan.checkout.${planId}`;

/** The draft of a plan as left in this tab, or a new one in `zone` that starts next Monday. */
export function readDraft(planId: string, zone: string): CheckoutDraft {
  const fresh: CheckoutDraft = {
    zone,
    startDate: nextMonday(todayIn(zone)),
    preferredTimes: [],
    checkoutKey: newKey(),
    submitted: null,
  };
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(nameFor(planId)) ?? 'null');
    return isDraft(kept) ? kept : fresh;
  } catch {
    return fresh;
  }
}

/** Whether a stored value is a valid draft. Another version of the app or a browser extension may have written it. */
function isDraft(kept: unknown): kept is CheckoutDraft {
  if (typeof kept !== 'object' || kept === null) return false;
  const {
    zone,
    startDate,
    preferredTimes,
    checkoutKey,
    submitted,
    discountCode,
  }: Partial<Record<keyof CheckoutDraft, unknown>> = kept;
  return (
    typeof zone === 'string' &&
    isUsableZone(zone) &&
    typeof startDate === 'string' &&
    /^(\d{4}-\d{2}-\d{2})?$/.test(startDate) &&
    typeof checkoutKey === 'string' &&
    /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/.test(checkoutKey) &&
    (submitted === null || typeof submitted === 'string') &&
    (discountCode === undefined || typeof discountCode === 'string') &&
    Array.isArray(preferredTimes) &&
    preferredTimes.every(isPreferredTime)
  );
}

function isPreferredTime(preferredTime: unknown): preferredTime is PreferredTime {
  if (typeof preferredTime !== 'object' || preferredTime === null) return false;
  const { weekday, minute }: Partial<Record<keyof PreferredTime, unknown>> = preferredTime;
  return isBetween(weekday, 1, 7) && isBetween(minute, 0, 1439);
}

const isBetween = (value: unknown, least: number, most: number) =>
  typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most;

/** Stores the draft. Without storage, only a reload loses it. */
export function keepDraft(planId: string, draft: CheckoutDraft): void {
  try {
    sessionStorage.setItem(nameFor(planId), JSON.stringify(draft));
  } catch {
    // Ignored: the page still holds the draft.
  }
}

/**
 * The draft to submit. The same choices keep the key, so a lost answer is found again. Other choices get a new key, and the
 * server ends the earlier unpaid checkout.
 */
export function readyToSubmit(draft: CheckoutDraft): CheckoutDraft {
  const choices = JSON.stringify({ ...preferencesOf(draft), discountCode: draft.discountCode });
  const isOther = draft.submitted !== null && draft.submitted !== choices;
  return { ...draft, checkoutKey: isOther ? newKey() : draft.checkoutKey, submitted: choices };
}

/** A draft with the same choices that has never been submitted. */
export function withNewKey(draft: CheckoutDraft): CheckoutDraft {
  return { ...draft, checkoutKey: newKey(), submitted: null };
}

/** The choices in the server's format, with the preferred times in weekly order. */
export function preferencesOf({ zone, startDate, preferredTimes }: CheckoutDraft): Preferences {
  return { zone, startDate, preferredTimes: inOrder(preferredTimes) };
}

/** Preferred times from Monday morning to Sunday night. */
export function inOrder(preferredTimes: PreferredTime[]): PreferredTime[] {
  return preferredTimes.toSorted((a, b) => a.weekday - b.weekday || a.minute - b.minute);
}

/** Today as YYYY-MM-DD in a zone. */
export function todayIn(zone: string): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: knownZone(zone) }).format();
}

/** The date `days` after another, as YYYY-MM-DD. Calendar days, so clock changes do not matter. */
export function addDays(date: string, days: number): string {
  const instant = new Date(`${date}T00:00:00Z`);
  instant.setUTCDate(instant.getUTCDate() + days);
  return instant.toISOString().slice(0, 10);
}

function nextMonday(date: string): string {
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay() || 7;
  return addDays(date, 8 - weekday);
}

// crypto.randomUUID is missing on pages served without TLS, except on localhost.
function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
