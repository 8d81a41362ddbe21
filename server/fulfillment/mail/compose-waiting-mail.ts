import type { Mail } from './mail';

export type WaitingMail = {
  purchaseId: string;
  number: number;
  courseTitle: string;
  name: string;
  /** Whole weeks that the student has waited. */
  weeks: number;
};

/** Tells a student that no trainer is free yet, and what they can do: at first, and each week that it goes on. */
export function composeWaitingMail({ purchaseId, number, courseTitle, name, weeks }: WaitingMail): Mail {
  const isFirst = weeks === 0;
  const sinceWhen = weeks === 1 ? 'a week' : `${weeks} weeks`;
  return {
    subject: isFirst
      ? `We’re looking for your trainer: ${courseTitle}`
      : `Still looking for your trainer: ${courseTitle}`,
    name,
    number,
    blocks: [
      {
        kind: 'text',
        text: isFirst
          ? `Your payment for ${courseTitle} arrived, but no trainer is free at your times yet. We keep looking, and email you as soon as your sessions are booked.`
          : `We have been looking for a trainer for ${courseTitle} for ${sinceWhen}, and nobody is free at your times yet. We keep looking.`,
      },
      {
        kind: 'text',
        text: 'You don’t have to wait. More or other times help, and you can have all of your money back at any time.',
      },
      {
        kind: 'buttons',
        buttons: [
          { label: 'Choose new times', path: `/purchases/${purchaseId}?open=times` },
          { label: 'Cancel and refund', path: `/purchases/${purchaseId}?open=cancel` },
        ],
      },
    ],
  };
}
