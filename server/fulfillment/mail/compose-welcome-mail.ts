import type { Mail } from './mail';

/** Greets somebody who has just created an account. */
export function composeWelcomeMail({ name, sellerName }: { name: string; sellerName: string }): Mail {
  return {
    subject: `Welcome to ${sellerName}`,
    name,
    blocks: [
      {
        kind: 'text',
        text: 'Your account is ready. Every course is live and one to one: you choose the times, and we match you with a trainer.',
      },
      {
        kind: 'text',
        text: 'If no trainer is free at your times, you can choose other times or get a full refund.',
      },
      {
        kind: 'buttons',
        buttons: [
          { label: 'Browse courses', path: '/' },
          { label: 'My courses', path: '/purchases' },
        ],
      },
    ],
  };
}
