import type { Preferences } from '@/server/scheduling/preferences/preferences';
import type { Offer, Student } from '../create-school';

/** What becomes of the payment of a checkout. */
export type PaymentFate =
  | 'paid'
  | 'declined-then-paid'
  | 'webhook-twice'
  /** The student's return finds the payment; the webhook never comes. */
  | 'webhook-lost'
  /** The student's return finds the payment; the webhook comes after. */
  | 'webhook-after-return'
  /** Paid at the provider, and nobody has told us yet. */
  | 'unheard'
  | 'declined'
  | 'none';

/** One purchase of the demo school's past, as it is to be played. */
export type Story = {
  /** When the checkout begins. */
  at: Date;
  student: Student;
  offer: Offer;
  preferences: Preferences;
  payment: PaymentFate;
  /** The status in which it is left. A purchase nobody can take stops before, as in life. */
  until: 'PENDING' | 'EXPIRED' | 'CONFIRMED' | 'CREATED' | 'ALLOCATED' | 'SCHEDULED';
};
