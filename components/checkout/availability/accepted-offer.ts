import type { Feasibility } from '@/server/sales/feasibility/check-feasibility';

/** What a student has to accept to pay for an offer that breaks the plan's promise, as `checkout.start` takes it. */
export type AcceptedOffer = {
  acceptsNoTrainer: boolean;
  acceptedWeeks: number | null;
  acceptedFirstDay: string | null;
};

/** Null when the offer keeps what the plan promises: nothing to accept. */
export function offerToAccept({ offer }: Feasibility): AcceptedOffer | null {
  if (!offer) return { acceptsNoTrainer: true, acceptedWeeks: null, acceptedFirstDay: null };
  if (offer.shortfalls.length === 0) return null;
  const breaks = new Set(offer.shortfalls.map(({ kind }) => kind));
  return {
    acceptsNoTrainer: false,
    acceptedWeeks: breaks.has('pace') ? offer.weeks : null,
    acceptedFirstDay: breaks.has('start') ? offer.firstDay : null,
  };
}

/** Why the student cannot go on without a choice, as the server says it. */
export function refusalWords({ offer }: Feasibility): string {
  return offer
    ? `${offer.shortfalls.map(({ words }) => words).join(' ')} Choose other times, or check the box to book these dates anyway.`
    : 'No trainer is free at these times right now. Choose other times, or check the box to book them anyway.';
}
