import type { Mail } from './mail';

/** Invites a trainer to their account. The link works once, for so many days. */
export function composeInvitationMail({
  name,
  sellerName,
  token,
  days,
}: {
  name: string;
  sellerName: string;
  token: string;
  days: number;
}): Mail {
  return {
    subject: `Your trainer account at ${sellerName}`,
    name,
    blocks: [
      {
        kind: 'text',
        text: `${sellerName} invites you to your trainer account: your sessions and students, your availability, and a link to join each session.`,
      },
      { kind: 'buttons', buttons: [{ label: 'Accept invitation', path: `/invitations/${token}` }] },
      {
        kind: 'text',
        text: `The link works once, within ${days} days. Keep it to yourself. If you have an account already, sign in to it and accept.`,
      },
    ],
  };
}
