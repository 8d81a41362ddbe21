import type { PolicyRefund } from '@/server/sales/cancellation/refund-by-policy';

/** What a student reads before cancelling: why it is this amount, what ends, and how the money comes back. */
export function cancellationWords({
  byPolicy: { rule, sessions, amount: entitled },
  amount,
  sessionsCancelled,
  trainerName,
}: {
  byPolicy: PolicyRefund;
  amount: number;
  sessionsCancelled: number;
  trainerName: string | null;
}): string[] {
  const count = sessions === 1 ? '1 session' : `${sessions} sessions`;
  const why = {
    all: 'You get everything back.',
    share: `You get back the share of the price for ${count} that ${sessions === 1 ? 'is' : 'are'} far enough away.`,
    none: 'Nothing is refunded: every session was held or begins too soon.',
  }[rule];
  const toCome =
    sessionsCancelled === 1 ? 'Your next session is' : `Your ${sessionsCancelled} next sessions are`;
  return [
    why,
    ...(amount < entitled ? ['A part of it was refunded before.'] : []),
    ...(sessionsCancelled > 0
      ? [`${toCome} cancelled${trainerName ? `, and we let ${trainerName} know` : ''}.`]
      : []),
    ...(amount > 0
      ? ['It goes back the way you paid, and may take up to ten days to show on your account.']
      : []),
    'This can’t be undone.',
  ];
}
