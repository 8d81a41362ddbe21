/**
 * What emails are about. A person can turn off those that have a label; the others are
 * about money or security, for the team, asked for, or waited for. */
export const mailTopics = {
  changes: { label: 'Bookings and changes of my sessions, and certificates' },
  reminders: { label: 'Reminders of my sessions' },
  messages: { label: 'New messages' },
  digest: { label: 'My week as a trainer, each Monday' },
  offers: { label: 'News and offers' },
  money: { label: null },
  security: { label: null },
  team: { label: null },
  /** Whether a session takes place: the student or the school waits for an answer. */
  results: { label: null },
  /** What staff send once more, because its reader asked for it. */
  requested: { label: null },
} as const satisfies Record<string, { label: string | null }>;

export type MailTopic = keyof typeof mailTopics;
/** A topic that a person can turn off. */
export type MailChoice = {
  [T in MailTopic]: (typeof mailTopics)[T]['label'] extends string ? T : never;
}[MailTopic];

export const mailChoices = [
  'changes',
  'reminders',
  'messages',
  'digest',
  'offers',
] as const satisfies MailChoice[];

export const isMailChoice = (topic: string): topic is MailChoice =>
  mailChoices.some((choice) => choice === topic);

/** What each kind of email is about. A kind says what it tells and to whom; one without a topic does not compile. */
export const mailKinds = {
  'schedule.student': 'changes',
  'schedule.trainer': 'changes',
  'rescheduled.student': 'changes',
  'rescheduled.trainer': 'changes',
  'rescheduled.former-trainer': 'changes',
  'reallocated.student': 'changes',
  'reallocated.trainer': 'changes',
  'reallocated.former-trainer': 'changes',
  'cancelled.trainer': 'changes',
  'make-up.student': 'changes',
  'make-up.trainer': 'changes',
  'certificate.student': 'changes',
  'reminder.student': 'reminders',
  'reminder.trainer': 'reminders',
  'message.student': 'messages',
  'message.trainer': 'messages',
  'digest.trainer': 'digest',
  'welcome.student': 'offers',
  'payment.student': 'money',
  'waiting.student': 'money',
  'cancelled.student': 'money',
  'refund-issued.student': 'money',
  'refund-failed.student': 'money',
  'account.password-reset': 'security',
  'account.password-changed': 'security',
  'account.verify-email': 'security',
  'account.confirm-change': 'security',
  'account.email-corrected': 'security',
  'account.email-taken': 'security',
  'account.passkey-added': 'security',
  'account.passkey-removed': 'security',
  'account.two-factor-on': 'security',
  'account.two-factor-off': 'security',
  'account.recovery-code-used': 'security',
  'account.recovery-codes-replaced': 'security',
  'invitation.trainer': 'security',
  'result-request.trainer': 'results',
  'no-show.trainer': 'results',
  'invitation.staff': 'security',
  resent: 'requested',
  'dispute.team': 'team',
  'help.team': 'team',
  'time-off.team': 'team',
  'time-off.trainer': 'requested',
} as const satisfies Record<string, MailTopic>;

export type MailKind = keyof typeof mailKinds;
