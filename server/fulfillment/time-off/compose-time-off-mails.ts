import { formatTime, zoneCity } from '@/server/core/time/format-time';
import type { Mail } from '../mail/mail';

type Asked = { trainerName: string; zone: string; startsAt: Date; endsAt: Date; reason: string };

/** Tells the team that a trainer asks for time off. */
export function composeRequestMail({ trainerName, zone, startsAt, endsAt, reason }: Asked): Mail {
  return {
    subject: `${trainerName} asks for time off`,
    name: null,
    blocks: [
      { kind: 'text', text: `${trainerName} asks for time off, and waits for your decision.` },
      { kind: 'facts', facts: [...periodFacts({ zone, startsAt, endsAt }), ['Reason', reason]] },
      { kind: 'buttons', buttons: [{ label: 'Open requests', path: '/admin/absences' }] },
    ],
  };
}

/** Tells a trainer what became of their request. */
export function composeDecisionMail({
  trainerName,
  declineReason,
  ...asked
}: Asked & { declineReason: string | null }): Mail {
  const isApproved = declineReason === null;
  return {
    subject: isApproved ? 'Your time off is approved' : 'Your time off is not approved',
    name: trainerName,
    blocks: [
      {
        kind: 'text',
        text: isApproved
          ? 'Enjoy your time off. We move your sessions to other trainers, and tell your students. If nobody is free for one of them, our team contacts you.'
          : `We can’t approve this time off: ${declineReason}`,
      },
      { kind: 'facts', facts: periodFacts(asked) },
      { kind: 'buttons', buttons: [{ label: 'My time off', path: '/teach/time-off' }] },
    ],
  };
}

const periodFacts = ({
  zone,
  startsAt,
  endsAt,
}: Pick<Asked, 'zone' | 'startsAt' | 'endsAt'>): [string, string][] => [
  ['From', formatTime(startsAt, 'datetime', zone)],
  ['Until', formatTime(endsAt, 'datetime', zone)],
  ['Time zone', zoneCity(zone)],
];
