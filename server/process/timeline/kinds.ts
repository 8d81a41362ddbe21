/**
 * Every kind of timeline entry, its category, and what its `data` holds. The words for people are in
 * components/timeline/timeline-words.tsx; an entry must tell what happened without looking elsewhere.
 */
export type TimelineKinds = {
  'checkout.started': {
    category: 'BUSINESS';
    data: { courseTitle: string; planName: string; amount: number; currency: string };
  };
  'checkout.expired': { category: 'BUSINESS'; data: { reason: 'unpaid' | 'superseded' } };
  'payment.declined': { category: 'BUSINESS'; data: { provider: string; reason: string } };
  'payment.confirmed': {
    category: 'BUSINESS';
    data: {
      provider: string;
      providerRef: string;
      amount: number;
      currency: string;
      method: string | null;
      /** How Caravan came to know. */
      source: 'webhook' | 'reconciliation';
      /** The webhook inbox row, when it came by webhook. */
      inboxEventId: string | null;
    };
  };
  'payment.ignored': {
    category: 'TECHNICAL';
    data: { provider: string; providerRef?: string; inboxEventId: string | null; reason: string };
  };
  'payment.rejected': {
    category: 'TECHNICAL';
    data: { provider: string; providerRef?: string; inboxEventId: string | null; reason: string };
  };
  /** The provider gave the money back, or had to: nobody here asked for it. */
  'payment.reversed': {
    category: 'BUSINESS';
    data: { provider: string; providerRef: string; reason: string };
  };
  'event.published': {
    category: 'TECHNICAL';
    data: {
      eventId: string;
      name: string;
      inngestEventId: string | null;
      attempts: number;
      waitedMs: number;
    };
  };
  'event.publish-failed': {
    category: 'TECHNICAL';
    data: { eventId: string; name: string; error: string; attempts: number };
  };
  /** Inngest lost it, so it was enqueued again without a person. */
  'event.repeated': { category: 'TECHNICAL'; data: { eventId: string; name: string } };
  'enrollment.created': { category: 'BUSINESS'; data: { enrollmentId: string; courseTitle: string } };
  'trainer.allocated': {
    category: 'BUSINESS';
    data: {
      allocationId: string;
      trainerId: string;
      trainerName: string;
      considered: number;
      /** Calendars that were planned. */
      compared: number;
    };
  };
  'trainer.none-eligible': {
    category: 'BUSINESS';
    /** `ruledOut`: how many trainers each reason code ruled out. */
    data: { considered: number; ruledOut: Record<string, number> };
  };
  'allocation.woken': {
    category: 'TECHNICAL';
    /** `cause`: what made room, as the event says. */
    data: { trainerId: string; trainerName: string; cause: string };
  };
  'session.rescheduled': {
    category: 'BUSINESS';
    /** Instants in ISO 8601. `overrides`: the rules that staff set aside for it. */
    data: {
      sessionId: string;
      ordinal: number;
      from: string;
      to: string;
      reason: string | null;
      overrides: string[];
    };
  };
  'series.completed': { category: 'BUSINESS'; data: { trainerName: string; sessionCount: number } };
  'trainer.released': {
    category: 'BUSINESS';
    data: { allocationId: string; trainerName: string; reason: string };
  };
  'trainer.reallocated': {
    category: 'BUSINESS';
    data: {
      reallocationId: string;
      fromTrainerName: string | null;
      toTrainerName: string;
      reason: string;
      /** The rules that staff set aside for it, by name. */
      overrides: string[];
      /** Sessions that changed hands, and those of them that have another time. */
      moved: number;
      retimed: number;
      isUndo: boolean;
    };
  };
  'sessions.scheduled': {
    category: 'BUSINESS';
    data: { sessionCount: number; firstStartsAt: string; lastEndsAt: string; trainerName: string };
  };
  'function.failed': {
    category: 'TECHNICAL';
    data: { functionId: string; error: string; eventId: string | null };
  };
  'function.attempt-failed': {
    category: 'TECHNICAL';
    data: {
      functionId: string;
      eventId: string;
      error: string;
      maxAttempts: number;
      /** The soonest that Inngest tries again. */
      nextAttemptAt: string;
    };
  };
  /** Written while the attempt still works. */
  'function.slow': {
    category: 'TECHNICAL';
    data: { functionId: string; eventId: string; runningMs: number };
  };
  /** Written once for each stop, with the verdict as it was then. */
  'purchase.stuck': {
    category: 'BUSINESS';
    data: { cause: string; stage: string; stopId: string; headline: string; confidence: string };
  };
  'remedy.applied': {
    category: 'BUSINESS';
    data: { remedyId: string; remedy: string; cause: string; reason: string; summary: string };
  };
  'remedy.worked': { category: 'BUSINESS'; data: { remedyId: string; remedy: string } };
  'remedy.did-not-work': { category: 'BUSINESS'; data: { remedyId: string; remedy: string; why: string } };
  /** Taken back to a stage because the result of that stage was missing. */
  'stage.reopened': {
    category: 'BUSINESS';
    data: { stage: string; missing: string; sessionsCancelled: number; trainerName: string | null };
  };
  /** Moved on with a result that another path had made. */
  'result.adopted': { category: 'BUSINESS'; data: { stage: string } };
  'purchase.cancelled': {
    category: 'BUSINESS';
    data: { reason: string; isRefunded: boolean; sessionsCancelled: number; trainerName: string | null };
  };
  'note.added': { category: 'NOTE'; data: { text: string } };
  'notification.sent': {
    category: 'BUSINESS';
    data: { recipient: string; subject: string; by: 'smtp' | 'mailbox' };
  };
};

export type TimelineKind = keyof TimelineKinds;
