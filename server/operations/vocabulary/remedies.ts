import { codesOf } from '@/server/core/vocabulary/codes';

/** What can be done about a stuck purchase, and who may do it: SUPPORT may retry, ADMIN may also override and cancel. */
export const remedies = {
  /** Ask the provider, and confirm what was paid. */
  reconcile: { label: 'Reconcile with the provider', access: 'staff' },
  /** Publish what waits in the outbox now. */
  publish: { label: 'Publish now', access: 'staff' },
  /** Enqueue the stage's event again, as a repeat, registering the functions first where that is missing. */
  replay: { label: 'Replay the event', access: 'staff' },
  /** Run the stage in this app now, without Inngest. */
  'run-now': { label: 'Retry this step', access: 'staff' },
  /** Remove markers without results, take the purchase back to the stage and let it run again. */
  'clear-marker': { label: 'Clear and retry this step', access: 'staff' },
  /** Enqueue the event that was never enqueued, adopting a result that is already there. */
  enqueue: { label: 'Enqueue the event', access: 'staff' },
  /** Release the trainer, and let the pipeline find another. */
  release: { label: 'Release the trainer', access: 'staff' },
  /** Send what was refused again, to the address that the person has now. */
  'resend-mail': { label: 'Resend to the corrected address', access: 'staff' },
  /** Email the trainer a link to record what became of a session, and give them the time again. */
  'ask-trainer': { label: 'Ask the trainer', access: 'staff' },
  /** Book another session for one that did not take place. */
  'make-up': { label: 'Book a make-up session', access: 'staff' },
  /** Take a session as it is: nothing more is owed for it. */
  'accept-session': { label: 'Accept as it is', access: 'staff' },
  /** Return the price of one session. */
  'refund-session': { label: 'Refund this session', access: 'admin' },
  /** Move the rest of the series to the best trainer. Choosing one by hand has its own screen. */
  reallocate: { label: 'Move to the best trainer', access: 'admin' },
  /** End the purchase: release the trainer and the sessions to come, and refund the student. */
  cancel: { label: 'Cancel and refund', access: 'admin' },
  /** Return what was taken and no course takes. */
  refund: { label: 'Refund student', access: 'admin' },
  /** Ask the provider again for a refund that failed. */
  'retry-refund': { label: 'Retry the refund', access: 'admin' },
  /** Record that the student got the money another way. */
  'record-refund': { label: 'Record a refund made by hand', access: 'admin' },
  /** Ask the provider how a dispute stands, and record its outcome. */
  'check-dispute': { label: 'Check the dispute at the provider', access: 'staff' },
} as const;

export type RemedyKind = keyof typeof remedies;
export type RemedyAccess = (typeof remedies)[RemedyKind]['access'];
export const remedyKinds = codesOf(remedies);
