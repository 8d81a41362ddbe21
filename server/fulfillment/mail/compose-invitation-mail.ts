import { type Mail, secretMark } from './mail';

const words = {
  TRAINER: {
    subject: (seller: string) => `Your trainer account at ${seller}`,
    offer: (seller: string) =>
      `${seller} invites you to your trainer account: your sessions and students, your availability, and a link to join each session.`,
    rule: 'Keep it to yourself. If you have an account already, sign in to it and accept.',
  },
  SUPPORT: {
    subject: (seller: string) => `Join the team of ${seller}`,
    offer: (seller: string) => `${seller} invites you to its team, as support.`,
    rule: 'It is for this email address alone.',
  },
  ADMIN: {
    subject: (seller: string) => `Join the team of ${seller}`,
    offer: (seller: string) => `${seller} invites you to its team, as an administrator.`,
    rule: 'It is for this email address alone.',
  },
};

/** Invites a trainer or a member of the team. The link holds `secretMark`, and works once, for so many days. */
export function composeInvitationMail({
  role,
  name,
  sellerName,
  days,
}: {
  role: keyof typeof words;
  name: string | null;
  sellerName: string;
  days: number;
}): Mail {
  const { subject, offer, rule } = words[role];
  return {
    subject: subject(sellerName),
    name,
    blocks: [
      { kind: 'text', text: offer(sellerName) },
      { kind: 'buttons', buttons: [{ label: 'Accept invitation', path: `/invitations/${secretMark}` }] },
      { kind: 'text', text: `The link works once, within ${days} days. ${rule}` },
    ],
  };
}
