import type { CauseRule } from '../verdict';

/** A mail server refused an email about a booked purchase for good: that person knows nothing of it. */
export const mailRefused: CauseRule = ({ purchase, refusedMails }) => {
  const [first] = refusedMails;
  if (purchase.status !== 'SCHEDULED' || !first) return null;
  const recipients = [...new Set(refusedMails.map(({ recipient }) => recipient))];
  return {
    state: 'stopped',
    stage: 'notify',
    key: refusedMails.map(({ id, refusedAt }) => `${id}@${refusedAt?.getTime()}`).join('+'),
    headline: `Email to ${recipients.join(' and ')} was refused`,
    explanation:
      'The mail server says that it cannot be delivered, so we do not try again. Correct the address of the account or of the trainer, then resend.',
    confidence: { level: 'certain', reason: `The mail server answered: ${first.lastError ?? 'no'}.` },
    remedies: ['resend-mail'],
  };
};
